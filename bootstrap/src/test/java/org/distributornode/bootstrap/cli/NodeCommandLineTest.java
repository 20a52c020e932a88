package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.content.ContentHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class NodeCommandLineTest {

    private static final String GOOD = """
            id: n
            endpoints: {storageSquid: "http://localhost:4352/graphql"}
            directories: {assets: data, cacheState: state}
            limits: {storage: 1G}
            logs: {console: {level: error}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<NodeConfiguration> started = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"-c", "--configPath", "--config"})
    void startsTheConfiguredNode(String option) throws IOException {
        Path file = write("config.yml", GOOD);

        int code = execute(7, "start", option, file.toString());

        assertThat(code).isEqualTo(7);
        assertThat(started).singleElement().extracting(NodeConfiguration::id).isEqualTo("n");
    }

    @Test
    void readsTheFileThatTheVariableNames() throws IOException {
        Path file = write("other.yml", GOOD);
        NodeCommandLine line = line(Map.of("CONFIG_PATH", file.toString()), this::start);

        assertThat(line.execute("start")).isZero();
        assertThat(started).hasSize(1);
    }

    @Test
    void saysWhatIsWrongInOneSentence() throws IOException {
        Path file = write("config.yml", GOOD + "colour: red\n");

        int code = execute(0, "start", "-c", file.toString());

        assertThat(code).isEqualTo(40);
        assertThat(err.toString()).isEqualTo("There is no key colour (" + file + ", line 6, column 1).\n");
        assertThat(out.toString()).isEmpty();
        assertThat(started).isEmpty();
    }

    @Test
    void checksCertificatesWithTheRestOfAConfiguration() throws IOException {
        Path half = write("half.yml", GOOD + "publicApi: {tls: {certificate: c.pem}}\n");
        assertThat(execute(0, "config:check", "-c", half.toString())).isEqualTo(40);
        assertThat(err.toString()).startsWith("publicApi.tls.key is not set: ");

        Path file = write(
                "config.yml", GOOD + "operatorApi: {port: 1, hmacSecret: s, tls: {certificate: c.pem, key: k.pem}}\n");
        assertThat(execute(0, "config:check", "-c", file.toString())).isEqualTo(41);
        assertThat(err.toString())
                .endsWith("operatorApi.tls.certificate: there is no file " + folder.resolve("c.pem") + ".\n");
    }

    @Test
    void tellsMissingFromUnreadableFiles() throws IOException {
        Path toml = write("config.toml", "");

        assertThat(execute(0, "start", "-c", folder.resolve("none.yml").toString()))
                .isEqualTo(41);
        assertThat(execute(0, "start", "-c", toml.toString())).isEqualTo(42);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "begin", "--colour", "start --colour", "start -c", "start extra"})
    void refusesWhatItDoesNotUnderstand(String arguments) {
        int code = execute(0, arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(code).isEqualTo(40);
        assertThat(err.toString()).contains("See distributor-node").contains("--help.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsHelpAndVersionAsResults() {
        assertThat(execute(0, "--help")).isZero();
        assertThat(execute(0, "--version")).isZero();

        assertThat(out.toString()).contains("start", "demo", "distributor-node development");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void endsWithTheCodeOfAFailure() throws IOException {
        Path file = write("config.yml", GOOD);
        NodeCommandLine line = line(Map.of(), _ -> {
            throw new StartFailure("Port 3334 is taken.", new IOException("hidden"));
        });

        assertThat(line.execute("start", "-c", file.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Port 3334 is taken.\n");
    }

    @Test
    void showsNoStackTraceUnlessAsked() throws IOException {
        Path file = write("config.yml", GOOD);
        NodeStarter broken = _ -> {
            throw new IllegalStateException("two\nlines");
        };

        int code = line(Map.of(), broken).execute("start", "-c", file.toString());
        String quiet = err.toString();
        line(Map.of("DEBUG", "true"), broken).execute("start", "-c", file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(quiet).isEqualTo("Something unexpected happened: IllegalStateException: two lines\n");
        assertThat(err.toString()).contains("at org.distributornode");
    }

    @Test
    void treatsAddedCommandsAlike() {
        assertThat(execute(0, "demo")).isEqualTo(1);
        assertThat(execute(0, "demo", "--colour")).isEqualTo(40);
        assertThat(err.toString()).startsWith("No demo here.\n").doesNotContain("\tat ");
    }

    @Test
    void printsWhatACatalogueMustSayOfAFile() throws IOException {
        Path file = write("film.webm", "abc");

        int code = execute(0, "hash", file.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo(file + ": {size: 3, hash: " + hashOf("abc") + "}\n");
        assertThat(execute(0, "hash", folder.resolve("none").toString())).isEqualTo(41);
        assertThat(execute(0, "hash", folder.toString())).isEqualTo(1);
        assertThat(execute(0, "hash")).isEqualTo(40);
        assertThat(err.toString().lines()).hasSize(4);
    }

    private static String hashOf(String text) {
        ContentHasher hasher = new ContentHasher(text.length());
        hasher.update(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        return hasher.finish().root().toString();
    }

    @Command(name = "demo")
    static final class Demo implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new StartFailure(ExitCode.FAILED, "No demo here.");
        }
    }

    private int start(NodeConfiguration configuration) {
        started.add(configuration);
        return 0;
    }

    private int execute(int code, String... arguments) {
        return line(Map.of(), configuration -> start(configuration) + code).execute(arguments);
    }

    private NodeCommandLine line(Map<String, String> environment, NodeStarter starter) {
        return new NodeCommandLine(environment, starter)
                .with(new Demo())
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
