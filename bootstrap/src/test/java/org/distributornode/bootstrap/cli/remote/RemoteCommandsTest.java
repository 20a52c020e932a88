package org.distributornode.bootstrap.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String JOB = """
            {"id": "7", "kind": "verify", "state": "%s", "createdAt": "2026-11-21T12:00:00Z", "message": null,
             "progress": {"objectsDone": 3, "objectsTotal": 4, "bytesDone": 30, "bytesTotal": 40, "objectsBad": %d}}""";

    private final ScriptedOperator operator = new ScriptedOperator();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> questions = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Optional<String> typed = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        operator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "node:stop-public-api, POST, /api/v1/stop-api",
        "node:start-public-api, POST, /api/v1/start-api",
        "node:shutdown, POST, /api/v1/shutdown",
        "settings:reset, DELETE, /api/v1/settings",
    })
    void asksForWhatNeedsNoBody(String command, String method, String path) {
        int code = execute(command, "-u", operator.address(), "-s", "secret");

        assertThat(code).isZero();
        assertThat(err.toString()).isEqualTo("Request successful" + System.lineSeparator());
        ScriptedOperator.Asked asked = operator.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo(method + " " + path);
        assertThat(asked.token().text("reqUrl")).isEqualTo(path);
        assertThat(asked.token().find("reqBody")).isEqualTo(JsonObject.EMPTY);
        assertThat(asked.token().number("iat")).isEqualTo(NOW.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/v1", "/api/v1/"})
    void takesTheAddressWithAndWithoutItsPath(String end) {
        execute("node:shutdown", "-u", operator.address() + end, "-s", "secret");

        assertThat(operator.asked().getFirst().path()).isEqualTo("/api/v1/shutdown");
    }

    @Test
    void setsTheWorker() {
        assertThat(execute("node:set-worker", "--url", operator.address(), "--secret", "s", "-w", "5"))
                .isZero();

        ScriptedOperator.Asked asked = operator.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/api/v1/set-worker");
        assertThat(asked.body()).isEqualTo("{\"workerId\":5}");
        assertThat(asked.token().find("reqBody").text()).isEqualTo(asked.body());
    }

    @Test
    void setsBuckets() {
        assertThat(execute("node:set-buckets", "-u", operator.address(), "-s", "s", "-B", "0:1", "2:3"))
                .isZero();
        assertThat(execute("node:set-buckets", "-u", operator.address(), "-s", "s", "--all"))
                .isZero();

        assertThat(operator.asked())
                .extracting(ScriptedOperator.Asked::body)
                .containsExactly("{\"buckets\":[\"0:1\",\"2:3\"]}", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a -B 0:1", "-B", "-B 1:x", "-B all"})
    void refusesAnUnclearChoiceOfBuckets(String options) {
        List<String> arguments = new ArrayList<>(List.of("node:set-buckets", "-u", operator.address(), "-s", "s"));
        arguments.addAll(List.of(options.split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList());

        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(40);
        assertThat(operator.asked()).isEmpty();
    }

    @Test
    void tellsWhatTheNodeRefused() {
        operator.answering(409, "{\"message\":\"Already stopped\"}");

        int code = execute("node:stop-public-api", "-u", operator.address(), "-s", "secret");

        assertThat(code).isEqualTo(20);
        assertThat(err.toString()).startsWith("Request failed: {\"message\":\"Already stopped\"}");
    }

    @Test
    void tellsThatTheNodeCannotBeReached() {
        operator.close();

        assertThat(execute("node:shutdown", "-u", operator.address(), "-s", "secret"))
                .isEqualTo(20);
        assertThat(err.toString()).startsWith("Request failed: ");
    }

    @Test
    void takesAddressAndSecretFromTheConfiguration() throws IOException {
        String port = operator.address().substring(operator.address().lastIndexOf(':') + 1);
        String file = config("operatorApi: {port: " + port + ", hmacSecret: hush}");

        assertThat(execute("node:shutdown", "-c", file)).isZero();
        assertThat(operator.asked()).hasSize(1);
        assertThat(questions).isEmpty();
    }

    @Test
    void asksForTheSecretUnlessToldNotTo() {
        typed = Optional.of("typed");

        assertThat(execute("node:shutdown", "-u", operator.address())).isZero();
        assertThat(execute("node:shutdown", "-u", operator.address(), "-y")).isEqualTo(40);
        assertThat(questions).containsExactly("Secret of the operator API");
        assertThat(operator.asked()).hasSize(1);
    }

    @Test
    void needsASecret() {
        assertThat(execute("node:shutdown", "-u", operator.address())).isEqualTo(40);
        assertThat(err.toString()).contains("-s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3335", "ftp://localhost", "http://", "::"})
    void refusesWhatIsNoAddress(String address) {
        assertThat(execute("node:shutdown", "-u", address, "-s", "secret")).isEqualTo(40);
        assertThat(err.toString()).startsWith("-u: ");
    }

    @Test
    void printsTheStatusForPeopleAndScripts() {
        String status = "{\"id\":\"n\",\"queryNodeStatus\":{\"url\":\"http://q\"},\"uptime\":5}";
        operator.answering(200, status).answering(200, status);

        execute("status", "-u", operator.address(), "-s", "s");
        execute("status", "-u", operator.address(), "-s", "s", "-o", "json");

        assertThat(out.toString().lines())
                .containsExactly("id: n", "queryNodeStatus.url: http://q", "uptime: 5", status);
    }

    @Test
    void asksForTheStatusWithoutASecretWhereNoneIsWanted() throws IOException {
        operator.answering(200, "{\"id\":\"n\"}").answering(200, "{\"id\":\"n\"}");
        String port = operator.address().substring(operator.address().lastIndexOf(':') + 1);

        assertThat(execute("status", "-u", operator.address())).isZero();
        assertThat(execute("status", "-c", config("publicApi: {port: " + port + "}")))
                .isZero();

        assertThat(operator.asked())
                .extracting(ScriptedOperator.Asked::hasToken)
                .containsExactly(false, false);
        assertThat(questions).isEmpty();
    }

    @Test
    void asksForTheSecretWhereTheStatusNeedsIt() {
        typed = Optional.of("typed");
        operator.answering(401, "{}").answering(200, "{\"id\":\"n\"}");

        assertThat(execute("status", "-u", operator.address())).isZero();

        assertThat(operator.asked())
                .extracting(ScriptedOperator.Asked::hasToken)
                .containsExactly(false, true);
        assertThat(questions).containsExactly("Secret of the operator API");
    }

    @Test
    void listsAndChangesDenials() {
        operator.answering(
                200, "{\"denied\":[{\"objectId\":\"17\",\"reason\":\"court\",\"since\":\"2026-11-01T00:00:00Z\"}]}");

        execute("deny:list", "-u", operator.address(), "-s", "s");
        execute("deny:add", "-u", operator.address(), "-s", "s", "17", "-r", "court");
        execute("deny:remove", "-u", operator.address(), "-s", "s", "17");

        assertThat(out.toString()).isEqualTo("17  2026-11-01T00:00:00Z  court" + System.lineSeparator());
        assertThat(err.toString().lines()).containsExactly("Object 17 is denied.", "Object 17 is allowed again.");
        assertThat(operator.asked())
                .extracting(asked -> asked.method() + " " + asked.path() + " " + asked.body())
                .containsExactly(
                        "GET /api/v1/deny ", "PUT /api/v1/deny/17 {\"reason\":\"court\"}", "DELETE /api/v1/deny/17 ");
    }

    @Test
    void deniesNothingThatIsNoObject() {
        assertThat(execute("deny:add", "-u", operator.address(), "-s", "s", "../1"))
                .isEqualTo(40);
        assertThat(operator.asked()).isEmpty();
    }

    /// From all pages; a delivery that is gone, or waits again, is passed over.
    @Test
    void replaysAllThatWasGivenUpTheOldestFirst() {
        String first = "00000000-0000-0000-0000-00000000000";
        operator.answering(200, dead(first + 4, first + 3).replace("null", "\"" + first + "3\""))
                .answering(200, dead(first + 2, first + 1))
                .answering(202, "{}")
                .answering(404, "{}")
                .answering(409, "{}");

        int code = execute("distributors:replay", "-u", operator.address(), "-s", "s", first + 9);

        assertThat(code).isZero();
        assertThat(err.toString()).isEqualTo("2 deliveries queued again." + System.lineSeparator());
        String deliveries = "/api/v1/integration/distributors/" + first + "9/deliveries";
        assertThat(operator.asked())
                .extracting(asked -> asked.method() + " " + asked.path())
                .containsExactly(
                        "GET " + deliveries + "?state=dead&limit=100",
                        "GET " + deliveries + "?state=dead&limit=100&cursor=" + first + 3,
                        "POST " + deliveries + "/" + first + "1/replay",
                        "POST " + deliveries + "/" + first + "2/replay",
                        "POST " + deliveries + "/" + first + "3/replay",
                        "POST " + deliveries + "/" + first + "4/replay");
    }

    @Test
    void replaysNothingMoreOnceTheNodeRefuses() {
        String id = "00000000-0000-0000-0000-000000000001";
        operator.answering(200, dead(id, id)).answering(503, "{\"message\":\"no\"}");

        assertThat(execute("distributors:replay", "-u", operator.address(), "-s", "s", id))
                .isEqualTo(20);
        assertThat(operator.asked()).hasSize(2);
    }

    @Test
    void followsAJobToItsEnd() {
        operator.answering(202, JOB.formatted("running", 0)).answering(200, JOB.formatted("done", 0));

        int code = execute("verify", "-u", operator.address(), "-s", "s", "1", "2");

        assertThat(code).isZero();
        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"7\""));
        assertThat(operator.asked().getFirst().body()).isEqualTo("{\"kind\":\"verify\",\"objects\":[\"1\",\"2\"]}");
        assertThat(operator.asked().getLast().path()).isEqualTo("/api/v1/jobs/7");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void tellsByItsExitCodeThatAJobFoundDamage() {
        operator.answering(202, JOB.formatted("done", 1));

        assertThat(execute("verify", "-u", operator.address(), "-s", "s")).isEqualTo(1);
    }

    @Test
    void listsShowsAndCancelsJobs() {
        String job = JOB.formatted("running", 0);
        operator.answering(200, "{\"jobs\":[" + job + "]}").answering(200, job).answering(200, job);

        execute("jobs", "-u", operator.address(), "-s", "s");
        execute("jobs", "-u", operator.address(), "-s", "s", "7");
        execute("jobs", "-u", operator.address(), "-s", "s", "7", "--cancel");

        assertThat(out.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("7  verify  running  3/4 objects"));
        assertThat(operator.asked()).extracting(ScriptedOperator.Asked::method).containsExactly("GET", "GET", "DELETE");
    }

    @Test
    void makesSessionTokens() {
        int code = execute("token", "-s", "hush", "--for", "operator", "--role", "operate", "--ttl", "15m");

        assertThat(code).isZero();
        Fields claims = ScriptedOperator.claims(out.toString().strip());
        assertThat(claims.text("aud")).isEqualTo("operator");
        assertThat(claims.text("role")).isEqualTo("operate");
        assertThat(claims.number("exp")).isEqualTo(NOW.getEpochSecond() + 900);
    }

    @Test
    void makesNoTokenThatTheNodeWouldRefuse() throws IOException {
        String file = config("operatorApi: {port: 1, hmacSecret: hush, sessionTtlMaxSec: 600}");

        assertThat(execute("token", "-c", file, "--ttl", "10m")).isZero();
        assertThat(execute("token", "-c", file, "--ttl", "11m")).isEqualTo(40);
        assertThat(err.toString()).startsWith("--ttl: 11m is longer than operatorApi.sessionTtlMaxSec allows, 600 s.");
    }

    @Test
    void makesTokensOfIntegratorsWithTheirSecret() throws IOException {
        String section = "integrationApi: {hmacSecret: theirs, sessionTtlMaxSec: 600}";
        String file = config("operatorApi: {port: 1, hmacSecret: hush}\n" + section);

        assertThat(execute("token", "-c", file, "--for", "integration", "--ttl", "11m"))
                .isEqualTo(40);
        assertThat(err.toString()).contains("integrationApi.sessionTtlMaxSec allows, 600 s.");
        assertThat(execute("token", "-c", file, "--for", "integration", "--ttl", "10m"))
                .isZero();

        String configured = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute("token", "-s", "theirs", "--for", "integration", "--ttl", "10m"))
                .isZero();
        assertThat(out.toString()).isEqualTo(configured);
    }

    @ParameterizedTest
    @CsvSource({"--role, admin", "--ttl, soon", "--ttl, 0s", "--ttl, 5"})
    void refusesTokensThatMakeNoSense(String option, String value) {
        assertThat(execute("token", "-s", "hush", option, value)).isEqualTo(40);
        assertThat(err.toString()).startsWith(option);
        assertThat(out.toString()).isEmpty();
    }

    /// The last page of deliveries with these ids.
    private static String dead(String first, String second) {
        return "{\"deliveries\":[{\"id\":\"%s\"},{\"id\":\"%s\"}],\"next_cursor\":null}".formatted(first, second);
    }

    /// A configuration with this section.
    private String config(String section) throws IOException {
        Path file = Files.writeString(folder.resolve("config.yml"), """
                id: n
                endpoints: {storageSquid: "http://localhost:4352/graphql"}
                directories: {assets: data, cacheState: state}
                limits: {storage: 1G}
                """ + section);
        return file.toString();
    }

    private int execute(String... arguments) {
        Terminal terminal = new Terminal() {
            @Override
            public Optional<String> ask(String question, boolean hidden) {
                questions.add(question);
                return typed;
            }

            @Override
            public boolean isWatched() {
                return false;
            }

            @Override
            public void pause(Duration length) {
                pauses.add(length);
            }
        };
        Map<String, String> environment =
                Map.of("CONFIG_PATH", folder.resolve("none.yml").toString());
        return new NodeCommandLine(environment, _ -> 0)
                .with(RemoteCommands.all(environment, terminal, InstantSource.fixed(NOW)))
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
