package org.distributornode.bootstrap.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that are a job.
final class JobCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String JOB = """
            {"id": "7", "kind": "%s", "state": "%s", "createdAt": "2026-11-21T12:00:00Z", "message": "3 unknown",
             "progress": {"objectsDone": 3, "objectsTotal": 4, "bytesDone": 30, "bytesTotal": 30, "objectsBad": %d}}""";

    private final ScriptedOperator operator = new ScriptedOperator();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private boolean watched;

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        operator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prefetch:ids 1 2           | {'kind':'prefetch','objects':['1','2']}",
                "prefetch:bag b             | {'kind':'prefetch','bag':'b'}",
                "prefetch:assigned          | {'kind':'prefetch','assigned':true}",
                "pin:add 1 2                | {'kind':'pin','objects':['1','2']}",
                "pin:bag dynamic:channel:17 | {'kind':'pin','bag':'dynamic:channel:17'}",
                "pin:assigned               | {'kind':'pin','assigned':true}",
                "pin:remove 1 2             | {'kind':'unpin','objects':['1','2']}",
                "pin:remove -b static:x     | {'kind':'unpin','bag':'static:x'}",
                "pin:remove --all           | {'kind':'unpin','all':true}",
                "verify                     | {'kind':'verify'}",
                "verify 5                   | {'kind':'verify','objects':['5']}",
                "scrub                      | {'kind':'scrub'}",
                "scrub 5                    | {'kind':'scrub','objects':['5']}",
                "purge:object 1             | {'kind':'purge','objects':['1']}",
                "purge:bag b                | {'kind':'purge','bag':'b'}",
                "purge:bag b --pinned-too   | {'kind':'purge','bag':'b','pinnedToo':true}",
                "purge:all                  | {'kind':'purge','all':true}",
                "purge:all --pinned-too     | {'kind':'purge','all':true,'pinnedToo':true}",
            })
    void submitsAndFollowsAJob(String command, String body) {
        operator.answering(202, JOB.formatted("any", "running", 0)).answering(200, JOB.formatted("any", "done", 0));

        assertThat(execute(command)).as(err.toString()).isZero();

        assertThat(operator.asked())
                .extracting(asked -> asked.method() + " " + asked.path() + " " + asked.body())
                .containsExactly("POST /api/v1/jobs " + body.replace('\'', '"'), "GET /api/v1/jobs/7 ");
        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"7\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prefetch:ids",
                "prefetch:ids dynamic:channel:1",
                "pin:add",
                "pin:add x",
                "pin:bag",
                "pin:bag a,b",
                "pin:bag a b",
                "pin:assigned 1",
                "pin:remove",
                "pin:remove 1 --all",
                "verify ../1",
                "purge:object",
                "purge:bag",
                "purge:all 1"
            })
    void refusesWhatIsUnclear(String command) {
        assertThat(execute(command)).isEqualTo(40);
        assertThat(operator.asked()).isEmpty();
    }

    @Test
    void tellsByItsExitCodeThatObjectsWereLeftOut() {
        operator.answering(202, JOB.formatted("pin", "done", 1));

        assertThat(execute("pin:assigned")).isEqualTo(1);
    }

    @Test
    void leavesTheJobToTheNode() {
        operator.answering(202, JOB.formatted("pin", "running", 0));

        assertThat(execute("pin:bag b --detach")).isZero();

        assertThat(out.toString()).startsWith("7  pin  running  3/4 objects");
        assertThat(operator.asked()).hasSize(1);
    }

    @Test
    void drawsABarByObjectsWhereTheirSizesAreNotKnown() {
        watched = true;
        operator.answering(202, JOB.formatted("pin", "done", 0));

        assertThat(execute("pin:assigned")).isZero();

        assertThat(out.toString())
                .contains("pin [##################......]  75 %  3/4 objects")
                .doesNotContain("left");
    }

    @Test
    void listsPins() {
        String pins = "{\"pinned\":[{\"objectId\":\"17\",\"size\":2048}],\"bytes\":2048,\"limit\":4096}";
        operator.answering(200, pins).answering(200, pins);

        execute("pin:list");
        execute("pin:list -o json");

        assertThat(out.toString().lines()).containsExactly("17  2048", pins);
        assertThat(err.toString().strip()).isEqualTo("1 pinned, 2.0 KiB of 4.0 KiB.");
        assertThat(operator.asked().getFirst().path()).isEqualTo("/api/v1/pins");
    }

    private int execute(String command) {
        Terminal terminal = new Terminal() {
            @Override
            public Optional<String> ask(String question, boolean hidden) {
                return Optional.empty();
            }

            @Override
            public boolean isWatched() {
                return watched;
            }

            @Override
            public void pause(Duration length) {}
        };
        List<String> arguments = new ArrayList<>(List.of(command.strip().split(" +", -1)));
        arguments.addAll(1, List.of("-u", operator.address(), "-s", "s"));
        Map<String, String> environment =
                Map.of("CONFIG_PATH", folder.resolve("none.yml").toString());
        return new NodeCommandLine(environment, _ -> 0)
                .with(RemoteCommands.all(environment, terminal, InstantSource.fixed(NOW)))
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
