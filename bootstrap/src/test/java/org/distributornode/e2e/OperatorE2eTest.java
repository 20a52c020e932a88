package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.distributornode.adapters.http.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The calls of the operator API's document, just as it writes them for curl, on a whole node.
final class OperatorE2eTest {

    private static final Authority AUTHORITY = new Authority();
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final long LARGE = 200_000_000;

    private final NodeRig rig = NodeRig.started(
            "operatorApi.host",
            "127.0.0.1",
            "operatorApi.port",
            "0",
            "operatorApi.hmacSecret",
            Authority.SECRET,
            "limits.maxCachedItemSize",
            "1M");

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void stopsAndStartsThePublicApi() throws IOException {
        int port = rig.client().port();
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(200);

        assertDone(call("/api/v1/stop-api"));
        assertThat(isRefused(port)).isTrue();
        assertConflict(call("/api/v1/stop-api"), "Already stopped");
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(503);
        assertThat(rig.operator().get("/health").status()).isEqualTo(200);
        assertThat(read("/api/v1/status").status()).isEqualTo(200);

        assertDone(call("/api/v1/start-api"));
        assertThat(isRefused(port)).isFalse();
        assertConflict(call("/api/v1/start-api"), "Already started");
        assertThat(rig.client().get("/api/v1/status").status()).isEqualTo(200);
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void saysWhyThePublicApiCannotStart() throws IOException {
        call("/api/v1/stop-api");
        int port = rig.client().port();

        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Reply reply = call("/api/v1/start-api");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text()).contains("port " + port, "it is taken", "publicApi.port");
        }
        assertDone(call("/api/v1/start-api"));
    }

    @Test
    void setsTheWorker() {
        Reply withoutBody = call("/api/v1/set-worker", JSON);
        Reply withBody = send("/api/v1/set-worker", "{\"workerId\": 0}");

        assertThat(withoutBody.status()).isEqualTo(400);
        assertThat(withoutBody.text()).contains("should have required property 'workerId'");
        assertDone(withBody);
        assertThat(rig.client().get("/api/v1/status").text()).contains("\"workerId\":0,");
        assertThat(read("/api/v1/settings").text())
                .isEqualTo("{\"workerId\":{\"configured\":" + SimulatedWorld.WORKER
                        + ",\"ruling\":0},\"buckets\":{\"configured\":null,\"ruling\":null}}");
    }

    @Test
    void setsTheBuckets() {
        assertDone(send("/api/v1/set-buckets", "{\"buckets\": [\"0:1\", \"2:3\"]}"));
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[\"0:1\",\"2:3\"]}");

        assertDone(call("/api/v1/set-buckets", JSON));
        assertThat(rig.client().get("/api/v1/buckets").text())
                .isEqualTo("{\"allByWorkerId\":" + SimulatedWorld.WORKER + "}");
        assertThat(send("/api/v1/set-buckets", "{\"buckets\": [\"string\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void setsTheBucketsOfNobody() {
        rig.set("workerId", "-");
        rig.restart();

        assertDone(call("/api/v1/set-buckets", JSON));
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[]}");
    }

    @Test
    void endsTheNodeWhenItsAnswersHaveEnded() throws Exception {
        Repeated content = Repeated.of(LARGE);
        HttpResponse<InputStream> download =
                rig.client().open("GET", rig.world().publish(content));
        assertThat(download.body().readNBytes(1000)).hasSize(1000);

        assertDone(call("/api/v1/shutdown"));
        assertConflict(call("/api/v1/shutdown"), "Already shutting down");
        assertConflict(call("/api/v1/start-api"), "Already shutting down");
        assertThat(content.isRestOf(download.body(), 1000)).isTrue();

        rig.awaitEnd();
    }

    @Test
    void asksForAToken() {
        for (String route : List.of("stop-api", "start-api", "set-worker", "set-buckets", "shutdown")) {
            String path = "/api/v1/" + route;
            String token = AUTHORITY.bound(path, "{}");

            assertThat(rig.operator().ask("POST", path, JSON).status()).isEqualTo(401);
            assertThat(ask(path, token + "x").status()).isEqualTo(401);
            assertThat(ask(path, AUTHORITY.session(Role.READ)).status()).isEqualTo(403);
            if (!route.equals("shutdown")) {
                assertThat(ask(path, token).status()).isNotIn(401, 403);
                assertThat(ask(path, token).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void forbidsObjectsAndVerifiesThem() {
        Published object = rig.world().publish(Bytes.random(1000, 1));
        rig.hold(object);
        String path = "/api/v1/deny/" + object.id();
        String token = AUTHORITY.session(Role.OPERATE);

        Reply job = send("/api/v1/jobs", "{\"kind\": \"verify\", \"objects\": [\"" + object.id() + "\"]}");
        assertThat(job.status()).isEqualTo(202);
        NodeRig.await(() -> read(job.header("location")).text().contains("\"state\":\"done\""));

        Reply denied = rig.operator()
                .send("PUT", path, "{\"reason\": \"by court\"}", "Authorization", token, JSON[0], JSON[1]);
        assertThat(denied.status()).isEqualTo(201);
        assertThat(rig.client().get(object.path()).status()).isEqualTo(451);
        assertThat(read("/api/v1/deny").text()).contains("\"objectId\":\"" + object.id() + "\"");
        assertThat(rig.operator().ask("DELETE", path, "Authorization", token).status())
                .isEqualTo(204);
        assertThat(rig.client().get(object.path()).status()).isEqualTo(200);
    }

    /// As curl does: a token, no body.
    private Reply call(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = AUTHORITY.bound(path, "{}");
        System.arraycopy(headers, 0, all, 2, headers.length);
        return rig.operator().ask("POST", path, all);
    }

    private Reply ask(String path, String token) {
        return rig.operator().ask("POST", path, "Authorization", token, JSON[0], JSON[1]);
    }

    private Reply send(String path, String body) {
        return rig.operator().send("POST", path, body, "Authorization", AUTHORITY.bound(path, body), JSON[0], JSON[1]);
    }

    private Reply read(String path) {
        return rig.operator().get(path, "Authorization", AUTHORITY.session(Role.READ));
    }

    private static void assertDone(Reply reply) {
        assertThat(reply.text()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo("0");
    }

    private static void assertConflict(Reply reply, String message) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(reply.has("x-request-id")).isTrue();
    }

    private static boolean isRefused(int port) throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }
}
