package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStartTest {

    private static final String GOOD = """
            id: n
            endpoints: {storageSquid: "http://localhost:4352/graphql"}
            directories: {assets: data, cacheState: state}
            limits: {storage: 1G}
            logs: {console: {level: error}}
            """;

    private final StringWriter err = new StringWriter();
    private final List<NodeConfiguration> started = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"-c", "--configPath", "--config"})
    void startsTheConfiguredNode(String option) throws IOException {
        Path file = write("config.yml", GOOD);

        assertThat(plain(Map.of()).run("start", option, file.toString())).hasValue(7);
        assertThat(started).singleElement().extracting(NodeConfiguration::id).isEqualTo("n");
    }

    @Test
    void readsTheFileThatTheVariableNames() throws IOException {
        Path file = write("other.yml", GOOD);

        assertThat(plain(Map.of("CONFIG_PATH", file.toString())).run("start")).hasValue(7);
        assertThat(started).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "status",
                "start --help",
                "start -c",
                "start -c -h",
                "start -c 'a",
                "start --config=a",
                "start -c a b",
                "demo -c a"
            })
    void leavesAllElseToTheLibrary(String arguments) {
        assertThat(plain(Map.of()).run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEmpty();
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad.yml", "none.yml", "config.toml"})
    void failsAsTheLibraryDoes(String name) throws IOException {
        write("bad.yml", GOOD + "colour: red\n");
        write("config.toml", "");
        String[] arguments = {"start", "-c", folder.resolve(name).toString()};
        StringWriter expected = new StringWriter();
        PrintWriter silent = new PrintWriter(new StringWriter());
        int code = new NodeCommandLine(Map.of(), _ -> 7)
                .printingTo(silent, new PrintWriter(expected, true))
                .execute(arguments);

        OptionalInt plain = plain(Map.of()).run(arguments);

        assertThat(plain).hasValue(code);
        assertThat(err).hasToString(expected.toString());
        assertThat(err.toString().lines()).hasSize(1);
    }

    private PlainStart plain(Map<String, String> environment) {
        return new PlainStart(environment, this::start, new PrintWriter(err, true));
    }

    private int start(NodeConfiguration configuration) {
        started.add(configuration);
        return 7;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
