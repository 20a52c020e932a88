package org.distributornode.adapters.http.in.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who comes in by the operator listener, and which refusal goes before which.
class GuardTest {

    private static final String SET_WORKER = "/api/v1/set-worker";
    private static final String JSON = "Content-Type: application/json";
    private static final String TOO_LARGE = "{\"x\": \"" + "x".repeat(OperatorServer.MOST_BODY) + "\"}";

    private static OperatorServer server;
    private static Tokens tokens;

    @BeforeAll
    static void startServer() {
        server = new OperatorServer(false);
        tokens = server.tokens();
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
    @ValueSource(strings = {"POST " + SET_WORKER, "POST /nowhere", "GET " + SET_WORKER, "POST /health"})
    void refusesFirstWhatIsTooLarge(String line) {
        String[] words = line.split(" ", -1);

        Answer answer = server.ask(words[0], words[1], TOO_LARGE, "Content-Type: text/xml");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"type\":\"request_validation\"");
    }

    @Test
    void refusesWhatTurnsOutTooLarge() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("POST", SET_WORKER, JSON, "Transfer-Encoding: chunked"));
            client.send(Integer.toHexString(TOO_LARGE.length()) + "\r\n" + TOO_LARGE + "\r\n0\r\n\r\n");

            assertThat(client.read(false).status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /api/v1/nowhere, 404",
        "POST, /api/v1/assets/1, 404",
        "GET, /api/v1/buckets, 404",
        "POST, /API/v1/stop-api, 404",
        "GET, /api/v1/stop-api, 405",
        "PUT, /api/v1/set-worker, 405",
        "POST, /api/v1/settings, 405",
        "PATCH, /api/v1/deny/1, 405",
        "DELETE, /prometheus, 405"
    })
    void tellsEverybodyWhichRoutesThereAreNot(String method, String path, int status) {
        Answer answer = server.ask(method, path, "{", "Content-Type: text/xml");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Allow").isPresent()).isEqualTo(status == 405);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/xml, {", "application/json, {", "application/json, {}"})
    void asksForATokenBeforeItReads(String type, String body) {
        Answer answer = server.ask("POST", SET_WORKER + "?x=1", body, "Content-Type: " + type);

        String message = "Authorization header required";
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"request_validation\",\"message\":\"" + message
                        + "\",\"errors\":[{\"path\":\"/api/v1/set-worker\",\"message\":\"" + message + "\"}]}");
    }

    @Test
    void asksEveryRouteForAToken() {
        for (String line : List.of(
                "POST /api/v1/stop-api",
                "POST /api/v1/start-api",
                "POST /api/v1/shutdown",
                "POST /api/v1/set-worker",
                "POST /api/v1/set-buckets",
                "GET /api/v1/settings",
                "DELETE /api/v1/settings",
                "GET /api/v1/deny",
                "PUT /api/v1/deny/1",
                "DELETE /api/v1/deny/1",
                "POST /api/v1/jobs",
                "GET /api/v1/jobs",
                "GET /api/v1/jobs/1",
                "DELETE /api/v1/jobs/1",
                "GET /api/v1/status",
                "GET /api/v1/status/",
                "GET /prometheus")) {
            String[] words = line.split(" ", -1);

            assertThat(server.ask(words[0], words[1], "").status()).as(line).isEqualTo(401);
            assertThat(server.ask(words[0], words[1], "", tokens.elsewhere()).status())
                    .as(line)
                    .isEqualTo(401);
        }
        assertThat(server.node().isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, undefined", "text/xml, text/xml", "application/jsonx, application/jsonx"})
    void wantsJsonByItsType(String type, String shown) {
        String[] lines = type == null
                ? new String[] {tokens.operate()}
                : new String[] {tokens.operate(), "Content-Type: " + type};

        Answer answer = server.ask("POST", SET_WORKER + "?x=1", "{", lines);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("\"message\":\"unsupported media type " + shown + "\"");
        assertThat(server.ask("POST", SET_WORKER, "", lines).status()).isEqualTo(415);
        assertThat(server.ask("POST", "/api/v1/stop-api", "x", lines).status()).isEqualTo(415);
        assertThat(server.ask("POST", "/api/v1/stop-api", "", lines).status()).isEqualTo(200);
    }

    @Test
    void takesNoQuery() {
        Answer answer = server.ask("POST", SET_WORKER + "?x=1", "{\"workerId\":1}", tokens.operate(), JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"Unknown query parameter 'x'\"", "\"path\":\".query.x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"workerId\":1,\"workerId\":1}", "{\"workerId\":1} x", "nonsense", "{\"workerId\":1}{}"})
    void takesNothingButJson(String body) {
        Answer answer = server.ask("POST", SET_WORKER, body, tokens.operate(), JSON + "; charset=utf-8");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("request.body is not JSON");
        assertThat(server.ask("POST", "/api/v1/stop-api", body, tokens.operate(), JSON)
                        .status())
                .isEqualTo(400);
        assertThat(server.ask("POST", SET_WORKER, "[".repeat(9_000), tokens.operate(), JSON)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void letsReadersReadAndNothingElse() {
        for (String path :
                List.of("/api/v1/settings", "/api/v1/deny", "/api/v1/jobs", "/api/v1/status", "/prometheus")) {
            assertThat(server.ask("GET", path, "", tokens.read()).status())
                    .as(path)
                    .isEqualTo(200);
        }

        Answer refused = server.ask("POST", "/api/v1/stop-api", "", tokens.read());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"type\":\"request_validation\"", "may only read");
        assertThat(server.ask("POST", SET_WORKER, "{\"workerId\":7}", tokens.read(), JSON)
                        .status())
                .isEqualTo(403);
        assertThat(server.ask("DELETE", "/api/v1/settings", "", tokens.read()).status())
                .isEqualTo(403);
        assertThat(server.node().isOpen()).isTrue();
    }

    @Test
    void takesATokenThatIsBoundToTheRequestOnce() {
        String body = "{\"workerId\": 3}";
        String token = tokens.bound(SET_WORKER, body);

        assertThat(server.ask("POST", SET_WORKER, "{\"workerId\": 4}", token, JSON)
                        .status())
                .isEqualTo(401);
        assertThat(server.ask("POST", SET_WORKER + "/", body, token, JSON).status())
                .isEqualTo(401);
        assertThat(server.ask("POST", SET_WORKER, "{", token, JSON).status()).isEqualTo(400);
        assertThat(server.ask("POST", SET_WORKER, body, token, JSON).status()).isEqualTo(200);
        assertThat(server.ask("POST", SET_WORKER, body, token, JSON).body()).contains("it was used before");
        assertThat(server.settings().current().worker().orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void bindsTokensToAnEmptyObjectWhereNothingIsSent() {
        String first = tokens.bound("/api/v1/stop-api", "{}");
        String second = tokens.bound("/api/v1/start-api", "{}");

        assertThat(server.ask("POST", "/api/v1/stop-api", "", first).status()).isEqualTo(200);
        assertThat(server.ask("POST", "/api/v1/start-api", "{}", second, JSON).status())
                .isEqualTo(200);
    }

    @Test
    void refusesTokensThatAreOld() {
        String token = tokens.bound("/api/v1/stop-api", "{}");
        server.clock().advance(Duration.ofMinutes(1));

        assertThat(server.ask("POST", "/api/v1/stop-api", "", token).body()).contains("\"message\":\"jwt expired\"");
    }

    @Test
    void allowsEverythingToEveryOrigin() {
        Answer answer = server.ask(
                "OPTIONS", "/api/v1/set-worker", "", "Access-Control-Request-Headers: authorization, content-type");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization, content-type");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET,HEAD,PUT,PATCH,POST,DELETE");
    }

    @Test
    void goesOnOnTheSameConnection() {
        try (RawClient client = server.connect()) {
            client.send(OperatorServer.request("POST", SET_WORKER, "{\"workerId\": 5}", JSON));
            assertThat(client.read(false).status()).isEqualTo(401);
            client.send(OperatorServer.request("POST", SET_WORKER, "{\"workerId\": 5}", JSON, tokens.operate()));
            assertThat(client.read(false).status()).isEqualTo(200);
            client.send(OperatorServer.request("GET", "/api/v1/settings", "", tokens.read()));
            assertThat(client.read(false).body()).contains("\"ruling\":5");
        }
    }
}
