package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything of the public listener but the assets themselves.
class PublicSurfaceTest {

    private static PublicServer server;

    @BeforeAll
    static void startServer() {
        server = PublicServer.start();
        server.assets().put(1, Contents.of(10), Freshness.HIT);
        server.assets().breakUp(66, new IllegalStateException("at /secret/path on host.example"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/status", "/API/v1/STATUS/", "/api/v1/status?x=1"})
    void reportsTheStatus(String path) {
        Answer answer = server.get(path, "Accept: text/html");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"test-node\",\"version\":\"0.1.0\",\"workerId\":0,\"objectsInCache\":7,"
                        + "\"storageLimit\":21474836480,\"storageUsed\":12026695,\"uptime\":5,\"downloadsInProgress\":2,"
                        + "\"queryNodeStatus\":{\"url\":\"http://squid/graphql\",\"chainHead\":0,"
                        + "\"blocksProcessed\":123450,\"packageVersion\":\"\"},\"nodeEnv\":\"\",\"alarms\":[],"
                        + "\"storagePinned\":1000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/status", "/api/v1/buckets", "/api/v1/nowhere", "/"})
    void saysOfAHeadWhatItSaysOfAGet(String path) {
        Answer head = server.ask("HEAD", path);
        Answer get = server.get(path);

        assertThat(head.head().getFirst()).isEqualTo(get.head().getFirst());
        assertThat(head.headers()).containsExactlyInAnyOrderElementsOf(get.headers());
    }

    @Test
    void listsBuckets() {
        assertThat(bucketsOf(new BucketSelection.Nothing())).isEqualTo("{\"bucketIds\":[]}");
        assertThat(bucketsOf(new BucketSelection.Everything())).isEqualTo("{\"bucketIds\":[]}");
        assertThat(bucketsOf(new BucketSelection.AllOfWorker(new WorkerId(3)))).isEqualTo("{\"allByWorkerId\":3}");
        assertThat(bucketsOf(chosen("1:2", "0:10"))).isEqualTo("{\"bucketIds\":[\"1:2\",\"0:10\"]}");
        assertThat(bucketsOf(chosen("7", "4294967296"))).isEqualTo("{\"bucketIds\":[7,4294967296]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/assets",
                "/api/v1/assets/",
                "/api/v1/nowhere",
                "/api/v1/assets/1/2",
                "/api/v2/assets/1",
                "/favicon.ico",
                "//api/v1/status",
                "/api//v1/status",
                "/api/v1/status//",
                "/health",
                "/prometheus",
                "/%2e%2e/etc/passwd",
                "/a%20b"
            })
    void knowsNothingElse(String path) {
        Answer answer = server.get(path, "Accept: text/html");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"type\":\"request_validation\",\"message\":\"not found\"}");
        assertPlainError(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/assets/1",
        "PUT, /api/v1/asset/1",
        "DELETE, /api/v1/assets/1",
        "PATCH, /api/v1/status",
        "POST, /api/v1/buckets",
        "TRACE, /api/v1/status",
        "PROPFIND, /api/v1/status"
    })
    void refusesOtherVerbs(String method, String path) {
        Answer answer = server.ask(method, path, "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD");
        assertThat(answer.body()).contains(method + " method not allowed");
        assertPlainError(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PROPFIND"})
    void findsUnknownPathsUnknownWhateverTheVerb(String method) {
        assertThat(server.ask(method, "/nowhere", "Content-Type: text/xml", "Content-Length: 0")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/assets/1", "/nowhere", "/", "*", "/api/v1/status/"})
    void allowsEverythingToEveryOrigin(String path) {
        Answer answer = server.ask(
                "OPTIONS",
                path,
                "Origin: https://x.example",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: range, x-a");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("range, x-a");
        assertThat(answer.header("Vary")).contains("Access-Control-Request-Headers");
    }

    @Test
    void allowsNoHeadersWhereNoneAreAskedFor() {
        assertThat(server.ask("OPTIONS", "/").header("Access-Control-Allow-Headers"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/assets/%zz", "/api/v1/assets/%", "/%", "/api/v1/assets/a|b", "/a{b}"})
    void refusesWhatIsNoTarget(String target) {
        Answer answer = server.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"type\":\"request_validation\",\"message\":\"malformed request\"}");
        assertPlainError(answer);
    }

    @Test
    void refusesTooLongTargetsAndHeads() {
        Answer target = server.get("/api/v1/assets/" + "1".repeat(9_000));
        Answer head = server.get("/api/v1/status", "X-Long: " + "x".repeat(20_000));

        assertThat(target.status()).isEqualTo(414);
        assertPlainError(target);
        assertThat(head.status()).isEqualTo(431);
        assertPlainError(head);
    }

    @Test
    void refusesWhatIsNoHttp() {
        try (RawClient client = server.connect()) {
            client.send("no http at all\r\n\r\n");
            Answer answer = client.read(false);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void hidesWhatNobodyExpected() {
        Answer answer = server.get("/api/v1/assets/66");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).matches("\\{\"type\":\"exception\",\"message\":\"Unexpected error [0-9a-f]{16}\"}");
        assertPlainError(answer);
    }

    @Test
    void toleratesABody() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", "/api/v1/assets/1", "Content-Type: text/xml", "Content-Length: 5")
                    + "hello");
            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, 10));

            client.send(RawClient.request("GET", "/api/v1/status", "Transfer-Encoding: chunked")
                    + "5\r\nhello\r\n0\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsConnections() {
        try (RawClient client = server.connect()) {
            List<Answer> answers = List.of(
                    client.ask("GET", "/api/v1/assets/1"),
                    client.ask("GET", "/api/v1/assets/999"),
                    client.ask("POST", "/api/v1/assets/1", "Content-Length: 0"),
                    client.ask("GET", "/api/v1/assets/66"),
                    client.ask("OPTIONS", "/x"),
                    client.ask("GET", "/api/v1/assets/1"));

            assertThat(answers).extracting(Answer::status).containsExactly(200, 404, 405, 500, 204, 200);
        }
    }

    @Test
    void endsTheConnectionWhenAsked() {
        try (RawClient client = server.connect()) {
            Answer answer = client.ask("GET", "/api/v1/assets/1", "Connection: close");

            assertThat(answer.isWhole()).isTrue();
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void servesOldClients() {
        try (RawClient client = server.connect()) {
            client.send("GET /api/v1/assets/1 HTTP/1.0\r\n\r\n");
            Answer answer = client.read(false);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Contents.text(0, 10));
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void takesAbsoluteTargets() {
        assertThat(server.get("http://node.example:80/api/v1/assets/1").status())
                .isEqualTo(200);
        assertThat(server.get("http://node.example").status()).isEqualTo(404);
    }

    @Test
    void namesNoServer() {
        assertThat(server.get("/api/v1/status").header("Server")).isEmpty();
    }

    private static String bucketsOf(BucketSelection selection) {
        server.distribute(selection);
        return server.get("/api/v1/buckets").body();
    }

    private static BucketSelection chosen(String... ids) {
        Set<BucketId> chosen = new LinkedHashSet<>();
        for (String id : ids) {
            chosen.add(new BucketId(id));
        }
        return new BucketSelection.Chosen(chosen);
    }

    private static void assertPlainError(Answer answer) {
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, 404", "/api/v1/assets/abc, 400", "/api/v1/assets/999, 404"})
    void namesTheRequestInErrors(String target, int status) {
        Answer brought = server.get(target, "X-Request-Id: from-the-proxy.1");
        Answer made = server.get(target);
        Answer insane = server.get(target, "X-Request-Id: a b");

        assertThat(brought.status()).isEqualTo(status);
        assertThat(brought.header("X-Request-Id")).contains("from-the-proxy.1");
        assertThat(made.header("X-Request-Id")).get().asString().matches("[0-9a-f]{16}");
        assertThat(insane.header("X-Request-Id")).get().asString().matches("[0-9a-f]{16}");
    }
}
