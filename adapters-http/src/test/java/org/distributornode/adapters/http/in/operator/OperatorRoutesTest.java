package org.distributornode.adapters.http.in.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.application.port.PortFailure;
import org.distributornode.domain.bucket.BucketId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every operator route, asked as its document says and otherwise.
class OperatorRoutesTest {

    private static final String JSON = "Content-Type: application/json";

    private static OperatorServer server;

    @BeforeAll
    static void startServer() {
        server = new OperatorServer(false);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void renew() {
        server.node().renew();
        server.settings().reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/stop-api, /api/v1/start-api, Already stopped",
        "/api/v1/shutdown, /api/v1/status, Already shutting down"
    })
    void doesOnceWhatCanBeDoneOnce(String path, String undo, String message) {
        Answer first = ask("POST", path, "");
        Answer second = ask("POST", path, "{}");

        assertDone(first);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    @Test
    void startsWhatIsStopped() {
        assertThat(ask("POST", "/api/v1/start-api", "").body()).isEqualTo("{\"message\":\"Already started\"}");
        ask("POST", "/api/v1/stop-api", "");
        assertThat(server.node().isOpen()).isFalse();

        assertDone(ask("POST", "/api/v1/start-api", "{}"));
        assertThat(server.node().isOpen()).isTrue();

        ask("POST", "/api/v1/shutdown", "");
        assertThat(ask("POST", "/api/v1/start-api", "").body()).isEqualTo("{\"message\":\"Already shutting down\"}");
    }

    @Test
    void saysWhyItCannotStart() {
        server.node().failToStart(new Taken());

        Answer answer = ask("POST", "/api/v1/start-api", "");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"type\":\"exception\",\"message\":\"The port is taken.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"workerId\": 0} | 0",
                "{\"x\": [], \"workerId\": 7.0} | 7",
                "{\"workerId\": 2147483647} | 2147483647"
            })
    void setsTheWorker(String body, int worker) {
        assertDone(ask("POST", "/api/v1/set-worker", body));

        assertThat(server.settings().current().worker().orElseThrow().number()).isEqualTo(worker);
        assertThat(ask("GET", "/api/v1/settings", "").body())
                .isEqualTo("{\"workerId\":{\"configured\":1,\"ruling\":" + worker
                        + "},\"buckets\":{\"configured\":null,\"ruling\":null}}");
    }

    @Test
    void setsTheBuckets() {
        assertDone(ask("POST", "/api/v1/set-buckets", "{\"buckets\": [\"0:1\", \"2:3\", \"0:1\"]}"));
        assertThat(ask("GET", "/api/v1/settings", "").body())
                .endsWith("{\"configured\":null,\"ruling\":[\"0:1\",\"2:3\"]}}");

        assertDone(ask("POST", "/api/v1/set-buckets", "{}"));
        assertThat(server.settings().current().buckets()).isEmpty();

        assertDone(ask("POST", "/api/v1/set-buckets", "{\"buckets\": [7, \"8\"]}"));
        assertThat(server.settings().current().buckets().orElseThrow().ids())
                .containsExactly(new BucketId("7"), new BucketId("8"));
        assertDone(ask("POST", "/api/v1/set-buckets", ""));
        assertThat(server.settings().current().buckets()).isEmpty();

        ask("POST", "/api/v1/set-worker", "{\"workerId\": 9}");
        assertDone(ask("DELETE", "/api/v1/settings", ""));
        assertThat(server.settings().current()).isEqualTo(server.settings().configured());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "set-worker | nothing | .body.workerId | request.body should have required property 'workerId' | required",
                "set-worker | {} | .body.workerId | request.body should have required property 'workerId' | required",
                "set-worker | {\"workerId\": -1} | .body.workerId | request.body.workerId should be >= 0, not -1 | minimum",
                "set-worker | {\"workerId\": 1.5} | .body.workerId | request.body.workerId should be integer, not 1.5 | type",
                "set-worker | {\"workerId\": \"1\"} | .body.workerId | request.body.workerId should be integer, not \"1\" | type",
                "set-worker | {\"workerId\": null} | .body.workerId | request.body.workerId should be integer, not null | type",
                "set-worker | {\"workerId\": true} | .body.workerId | request.body.workerId should be integer, not true | type",
                "set-worker | {\"workerId\": 2147483648} | .body.workerId | request.body.workerId should be <= 2147483647, not 2147483648 | maximum",
                "set-worker | {\"workerId\": 1e999} | .body.workerId | request.body.workerId should be <= 2147483647, not 1E+999 | maximum",
                "set-worker | [1] | .body | request.body should be object, not [1] | type",
                "set-worker | null | .body | request.body should be object, not null | type",
                "set-buckets | {\"buckets\": []} | .body.buckets | request.body.buckets should NOT have fewer than 1 items, not [] | minItems",
                "set-buckets | {\"buckets\": null} | .body.buckets | request.body.buckets should be array, not null | type",
                "set-buckets | {\"buckets\": \"0:1\"} | .body.buckets | request.body.buckets should be array, not \"0:1\" | type",
                "set-buckets | {\"buckets\": [\"0:1\", true]} | .body.buckets[1] | request.body.buckets[1] should be string, not true | type",
                "set-buckets | {\"buckets\": [\"0:1\", 7]} | .body.buckets | request.body.buckets should be all plain numbers or all family:index, not [\"0:1\",\"7\"] | format",
                "set-buckets | {\"buckets\": [1.5]} | .body.buckets[0] | 'request.body.buckets[0] should match pattern \"^(0|[1-9][0-9]{0,9})(:(0|[1-9][0-9]{0,9}))?$\", not \"1.5\"' | pattern",
                "set-buckets | {\"buckets\": [\"0:1 \"]} | .body.buckets[0] | 'request.body.buckets[0] should match pattern \"^(0|[1-9][0-9]{0,9})(:(0|[1-9][0-9]{0,9}))?$\", not \"0:1 \"' | pattern",
                "jobs | {} | .body.kind | request.body should have required property 'kind' | required",
                "jobs | {\"kind\": \"mine\"} | .body.kind | request.body.kind should be equal to one of the allowed values, not \"mine\" | enum",
                "jobs | {\"kind\": \"verify\", \"objects\": []} | .body.objects | request.body.objects should NOT have fewer than 1 items, not [] | minItems",
                "jobs | {\"kind\": \"verify\", \"objects\": [\"x\"]} | .body.objects[0] | request.body.objects[0] should be the id of an object, not \"x\" | pattern",
            })
    void namesTheFieldTheValueAndTheRule(String route, String body, String path, String message, String code) {
        Answer answer = ask("POST", "/api/v1/" + route, body == null ? "" : body);

        String text = message.replace("\"", "\\\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"request_validation\",\"message\":\"" + text + "\",\"errors\":[{\"path\":\""
                        + path + "\",\"message\":\"" + text + "\",\"errorCode\":\"" + code
                        + ".openapi.validation\"}]}");
        assertThat(server.settings().current()).isEqualTo(server.settings().configured());
    }

    @Test
    void forbidsAndAllowsObjects() {
        Answer added = ask("PUT", "/api/v1/deny/17", "{\"reason\": \"by court\"}");
        Answer replaced = ask("PUT", "/api/v1/deny/17", "");
        Answer list = ask("GET", "/api/v1/deny", "");
        Answer removed = ask("DELETE", "/api/v1/deny/17", "");
        Answer again = ask("DELETE", "/api/v1/deny/17", "");

        String since = "\"since\":\"2026-11-21T10:00:00Z\"}";
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("{\"objectId\":\"17\",\"reason\":\"by court\"," + since);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(list.body()).isEqualTo("{\"denied\":[{\"objectId\":\"17\",\"reason\":\"\"," + since + "]}");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
        assertThat(ask("GET", "/api/v1/deny", "").body()).isEqualTo("{\"denied\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\": 7}", "{\"reason\": null}", "[]"})
    void refusesReasonsThatAreNoText(String body) {
        assertThat(ask("PUT", "/api/v1/deny/17", body).status()).isEqualTo(400);
        assertThat(ask("PUT", "/api/v1/deny/17", "{\"reason\": \"" + "x".repeat(1001) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ask("PUT", "/api/v1/deny/x", "").body()).contains("request.params.objectId");
        assertThat(ask("DELETE", "/api/v1/deny/-1", "").status()).isEqualTo(400);
    }

    @Test
    void beginsShowsAndEndsJobs() {
        Answer begun = ask("POST", "/api/v1/jobs", "{\"kind\": \"verify\", \"objects\": [\"17\", \"4\"]}");
        Answer whole = ask("POST", "/api/v1/jobs", "{\"kind\": \"verify\"}");
        ask("POST", "/api/v1/jobs", "{\"kind\": \"verify\"}");
        Answer tooMany = ask("POST", "/api/v1/jobs", "{\"kind\": \"verify\"}");

        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location")).contains("/api/v1/jobs/1");
        assertThat(begun.body())
                .isEqualTo(
                        "{\"id\":\"1\",\"kind\":\"verify\",\"scope\":\"objects\",\"objects\":[\"4\",\"17\"],"
                                + "\"bag\":null,\"pinnedToo\":false,\"state\":\"queued\","
                                + "\"progress\":{\"objectsDone\":0,\"objectsTotal\":0,\"bytesDone\":0,\"bytesTotal\":0,"
                                + "\"objectsBad\":0,\"groupsBad\":0,\"groupsHealed\":0},\"createdAt\":\"2026-11-21T10:00:00Z\",\"endedAt\":null,\"message\":null}");
        assertThat(whole.body()).contains("\"scope\":\"held\"", "\"objects\":null");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isPresent();
        assertThat(ask("GET", "/api/v1/jobs/1", "").body()).isEqualTo(begun.body());
        assertThat(ask("DELETE", "/api/v1/jobs/1", "").body())
                .contains("\"state\":\"cancelled\"", "\"endedAt\":\"2026-11-21T11:00:00Z\"");
        assertThat(ask("GET", "/api/v1/jobs", "").body()).startsWith("{\"jobs\":[{\"id\":\"3\"");
        for (String id : List.of("99", "0", "x", "-1", "1e3", "99999999999999999999")) {
            assertThat(ask("GET", "/api/v1/jobs/" + id, "").status()).isEqualTo(404);
            assertThat(ask("DELETE", "/api/v1/jobs/" + id, "").status()).isEqualTo(404);
        }
    }

    @Test
    void showsAndEndsPins() {
        Answer list = ask("GET", "/api/v1/pins", "");

        assertThat(list.body())
                .isEqualTo("{\"pinned\":[{\"objectId\":\"4\",\"size\":10},{\"objectId\":\"17\",\"size\":10}],"
                        + "\"bytes\":20,\"limit\":50}");
        assertThat(ask("DELETE", "/api/v1/pins/4", "").status()).isEqualTo(204);
        assertThat(ask("DELETE", "/api/v1/pins/4", "").status()).isEqualTo(404);
        assertThat(ask("DELETE", "/api/v1/pins/x", "").body()).contains("request.params.objectId");
        assertThat(ask("GET", "/api/v1/pins", "").body()).contains("\"bytes\":10");
    }

    @Test
    void reportsTheStatusAsThePublicListenerDoes() {
        assertThat(ask("GET", "/api/v1/status", "").body()).startsWith("{\"id\":\"test-node\",");
    }

    private static Answer ask(String method, String path, String body) {
        return server.ask(method, path, body, server.tokens().operate(), JSON);
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("0");
        assertThat(answer.header("Content-Type")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    private static final class Taken extends PortFailure {

        private static final long serialVersionUID = 1L;

        private Taken() {
            super("The port is taken.", new IllegalStateException());
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }
}
