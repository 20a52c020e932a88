package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.e2e.OperatorCalls.JSON;
import static org.distributornode.e2e.OperatorCalls.assertConflict;
import static org.distributornode.e2e.OperatorCalls.assertDone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.distributornode.adapters.http.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The calls of the operator API's document, just as it writes them for curl, on a whole node that all tests
/// share: what they change is taken back after each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorE2eTest {

    private static final Authority AUTHORITY = new Authority();

    private final NodeRig rig = OperatorCalls.started();
    private final OperatorCalls operator = new OperatorCalls(rig);

    @AfterEach
    void takeBack() {
        operator.call("/api/v1/start-api");
        rig.operator().ask("DELETE", "/api/v1/settings", "Authorization", AUTHORITY.session(Role.OPERATE));
    }

    @AfterAll
    void end() {
        rig.close();
    }

    @Test
    void stopsAndStartsThePublicApi() throws IOException {
        int port = rig.client().port();
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(200);

        assertDone(operator.call("/api/v1/stop-api"));
        assertThat(isRefused(port)).isTrue();
        assertConflict(operator.call("/api/v1/stop-api"), "Already stopped");
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(503);
        assertThat(rig.operator().get("/health").status()).isEqualTo(200);
        assertThat(operator.read("/api/v1/status").status()).isEqualTo(200);

        assertDone(operator.call("/api/v1/start-api"));
        assertThat(isRefused(port)).isFalse();
        assertConflict(operator.call("/api/v1/start-api"), "Already started");
        assertThat(rig.client().get("/api/v1/status").status()).isEqualTo(200);
        assertThat(rig.operator().get("/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void saysWhyThePublicApiCannotStart() throws IOException {
        operator.call("/api/v1/stop-api");
        int port = rig.client().port();

        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Reply reply = operator.call("/api/v1/start-api");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text()).contains("port " + port, "it is taken", "publicApi.port");
        }
        assertDone(operator.call("/api/v1/start-api"));
    }

    @Test
    void setsTheWorker() {
        Reply withoutBody = operator.call("/api/v1/set-worker", JSON);
        Reply withBody = operator.send("/api/v1/set-worker", "{\"workerId\": 0}");

        assertThat(withoutBody.status()).isEqualTo(400);
        assertThat(withoutBody.text()).contains("should have required property 'workerId'");
        assertDone(withBody);
        assertThat(rig.client().get("/api/v1/status").text()).contains("\"workerId\":0,");
        assertThat(operator.read("/api/v1/settings").text())
                .isEqualTo("{\"workerId\":{\"configured\":" + SimulatedWorld.WORKER
                        + ",\"ruling\":0},\"buckets\":{\"configured\":null,\"ruling\":null}}");
    }

    @Test
    void setsTheBuckets() {
        assertDone(operator.send("/api/v1/set-buckets", "{\"buckets\": [\"0:1\", \"2:3\"]}"));
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[\"0:1\",\"2:3\"]}");

        assertDone(operator.call("/api/v1/set-buckets", JSON));
        assertThat(rig.client().get("/api/v1/buckets").text())
                .isEqualTo("{\"allByWorkerId\":" + SimulatedWorld.WORKER + "}");
        assertThat(operator.send("/api/v1/set-buckets", "{\"buckets\": [\"string\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void asksForAToken() {
        for (String route : List.of("stop-api", "start-api", "set-worker", "set-buckets", "shutdown")) {
            String path = "/api/v1/" + route;
            String token = AUTHORITY.bound(path, "{}");

            assertThat(rig.operator().ask("POST", path, JSON).status()).isEqualTo(401);
            assertThat(operator.ask(path, token + "x").status()).isEqualTo(401);
            assertThat(operator.ask(path, AUTHORITY.session(Role.READ)).status())
                    .isEqualTo(403);
            if (!route.equals("shutdown")) {
                assertThat(operator.ask(path, token).status()).isNotIn(401, 403);
                assertThat(operator.ask(path, token).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void forbidsObjectsAndVerifiesThem() {
        Published object = rig.world().publish(Bytes.random(1000, 1));
        rig.hold(object);
        String path = "/api/v1/deny/" + object.id();
        String token = AUTHORITY.session(Role.OPERATE);

        Reply job = operator.send("/api/v1/jobs", "{\"kind\": \"verify\", \"objects\": [\"" + object.id() + "\"]}");
        assertThat(job.status()).isEqualTo(202);
        NodeRig.await(() -> operator.read(job.header("location")).text().contains("\"state\":\"done\""));

        Reply denied = rig.operator()
                .send("PUT", path, "{\"reason\": \"by court\"}", "Authorization", token, JSON[0], JSON[1]);
        assertThat(denied.status()).isEqualTo(201);
        assertThat(rig.client().get(object.path()).status()).isEqualTo(451);
        assertThat(operator.read("/api/v1/deny").text()).contains("\"objectId\":\"" + object.id() + "\"");
        assertThat(rig.operator().ask("DELETE", path, "Authorization", token).status())
                .isEqualTo(204);
        assertThat(rig.client().get(object.path()).status()).isEqualTo(200);
    }

    private static boolean isRefused(int port) throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }
}
