package org.distributornode.adapters.http.in.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every route answers on its own listener and on no other one; what the platform brings along as well.
class PortsTest {

    private static OperatorServer server;

    @BeforeAll
    static void startServer() {
        server = new OperatorServer(true);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void areNamedByEveryRoute() {
        List<UriRouteInfo<?, ?>> routes =
                server.context().getBean(Router.class).uriRoutes().toList();

        assertThat(routes).hasSizeGreaterThan(20).allSatisfy(route -> {
            assertThat(route.getPort()).isNotNull();
            boolean publicOne = Integer.valueOf(server.publicApi().port()).equals(route.getPort());
            String path = route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}+", "1");
            String method = route.getHttpMethodName();
            Listener own = publicOne ? server.publicApi() : server.operator();
            Listener other = publicOne ? server.operator() : server.publicApi();
            server.node().renew();
            assertThat(ask(own, method, path).status())
                    .as(method + " " + path)
                    .isIn(own == server.publicApi() ? List.of(200, 404) : List.of(200, 400, 401));
            if (!path.equals("/api/v1/status")) {
                assertThat(ask(other, method, path).status())
                        .as(method + " " + path)
                        .isEqualTo(404);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/beans",
                "/info",
                "/env",
                "/loggers",
                "/metrics",
                "/routes",
                "/stop",
                "/refresh",
                "/threaddump",
                "/caches",
                "/login",
                "/oauth/access_token",
                "/keys"
            })
    void haveNothingElseOfThePlatform(String path) {
        for (Listener listener : List.of(server.publicApi(), server.operator())) {
            assertThat(ask(listener, "GET", path).status()).isEqualTo(404);
            assertThat(ask(listener, "POST", path).status()).isEqualTo(404);
        }
    }

    @Test
    void tellHealthAndReadinessToEverybody() {
        server.node().renew();
        Answer ready = ask(server.operator(), "GET", "/health/readiness");
        server.ask("POST", "/api/v1/stop-api", "", server.tokens().operate());
        Answer stopped = ask(server.operator(), "GET", "/health/readiness");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stopped.status()).isEqualTo(503);
        assertThat(stopped.body()).isEqualTo("{\"status\":\"DOWN\"}");
        for (String path : List.of("/health", "/health/liveness")) {
            Answer living = ask(server.operator(), "GET", path);
            assertThat(living.status()).as(path).isEqualTo(200);
            assertThat(living.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void showMetricsToEverybodyIfTheyAreOpen() {
        server.context().getBean(MeterRegistry.class).counter("tried").increment();

        Answer answer = ask(server.operator(), "GET", "/prometheus");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body())
                .contains("tried_total 1.0", "jvm_memory_used_bytes", "jvm_gc_pause_seconds_count{gc=")
                .doesNotContain("http_server_requests", "jvm_gc_memory_allocated"); // those of JvmGcMetrics
    }

    private static Answer ask(Listener listener, String method, String path) {
        try (RawClient client = RawClient.connect(listener.port())) {
            return client.ask(method, path, "Content-Length: 0");
        }
    }
}
