package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many connections are open, and which serve again.
final class ConnectionPoolTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    /// Short enough to be waited for, and long enough for what has to be in time.
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final SimulatedStorageNode node = SimulatedStorageNode.start();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void opensNoMoreConnectionsInAllThanAllowed() throws Exception {
        node.hold("1", SimulatedContent.of(new byte[100]));
        try (var http = http(10, 1, SHORT);
                var other = ScriptedServer.answering(HELLO)) {
            var first = http.send(get(node.endpoint() + "/api/v1/files/1"));

            assertThat(kind(() -> http.send(get(other)))).isEqualTo(Kind.BUSY);
            first.close();

            assertThat(hello(http, other)).isEqualTo("hello");
        }
    }

    @Test
    void closesAConnectionThatWaitsForOneThatIsWanted() throws Exception {
        try (var http = http(10, 1, Duration.ofMinutes(5));
                var one = ScriptedServer.answering(HELLO);
                var other = ScriptedServer.answering(HELLO)) {
            assertThat(hello(http, one)).isEqualTo("hello");
            assertThat(hello(http, other)).isEqualTo("hello");
            assertThat(hello(http, one)).isEqualTo("hello");

            assertThat(one.connections()).isEqualTo(2);
        }
    }

    @Test
    void letsOneThatWaitsForAConnectionHaveTheNext() throws Exception {
        node.hold("1", SimulatedContent.of("hello".getBytes(US_ASCII)));
        try (var http = http(1, 10, Duration.ofMinutes(5))) {
            var first = http.send(get(node.endpoint() + "/api/v1/files/1"));
            var second = new CompletableFuture<Integer>();
            Thread.startVirtualThread(() -> {
                try (var answer = http.send(get(node.endpoint() + "/api/v1/files/1"))) {
                    second.complete(answer.status());
                }
            });

            first.close();

            assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        }
    }

    @Test
    void givesAConnectionToTheOneWhoHasWaitedLongest() throws Exception {
        var route = Route.to(URI.create("http://a.example/"), EnvironmentProxies.none());
        try (var pool = new ConnectionPool(1, 10, Duration.ofMinutes(5))) {
            var first = pool.take(route, false, 0);
            var second = new CompletableFuture<ConnectionPool.Lease>();
            var thread = Thread.ofPlatform()
                    .start(() -> second.complete(
                            pool.take(route, false, Duration.ofMinutes(5).toNanos())));
            untilItWaits(thread);

            first.cut();

            assertThat(kind(() -> pool.take(route, false, 0))).isEqualTo(Kind.BUSY);
            assertThat(second.get(1, TimeUnit.MINUTES).reused()).isEmpty();
        }
    }

    @Test
    void letsPassOnlyThoseWhomTheFirstDoesNotWaitFor() throws Exception {
        var one = Route.to(URI.create("http://a.example/"), EnvironmentProxies.none());
        var other = Route.to(URI.create("http://b.example/"), EnvironmentProxies.none());
        try (var pool = new ConnectionPool(1, 10, Duration.ofMinutes(5))) {
            var _ = pool.take(one, false, 0);
            var thread = Thread.ofPlatform()
                    .start(() -> kind(
                            () -> pool.take(one, false, Duration.ofMinutes(5).toNanos())));
            untilItWaits(thread);

            assertThat(pool.take(other, false, 0).reused()).isEmpty();
        }
    }

    @Test
    void doesNotUseAConnectionThatTheServerHasClosed() throws Exception {
        try (var http = Outbound.patient();
                var server = ScriptedServer.answering(HELLO, 1)) {
            assertThat(hello(http, server)).isEqualTo("hello");
            assertThat(hello(http, server)).isEqualTo("hello");

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void asksAgainIfTheServerClosesAConnectionAsItIsUsedAgain() throws Exception {
        try (var http = Outbound.patient();
                var server = ScriptedServer.answering(HELLO, 2)) {
            for (int i = 0; i < 5; i++) {
                assertThat(hello(http, server)).isEqualTo("hello");
            }

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void trustsNoOtherOldConnectionOnceOneTurnedOutToBeDead() throws Exception {
        try (var http = new OutboundHttp(Outbound.settings(SHORT));
                var server = ScriptedServer.fallingSilent(HELLO, 1)) {
            try (var one = http.send(get(server));
                    var other = http.send(get(server))) {
                one.all(10);
                other.all(10);
            }
            assertThat(kind(() -> http.send(get(server)))).isEqualTo(Kind.TIMED_OUT);

            assertThat(hello(http, server)).isEqualTo("hello");
        }
    }

    @Test
    void doesNotAskAgainOnANewConnection() throws Exception {
        try (var http = Outbound.patient();
                var server = ScriptedServer.answering("", 1)) {
            assertThat(kind(() -> http.send(get(server)))).isEqualTo(Kind.UNREACHABLE);
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void tellsThoseWhoWaitForAConnectionThatItIsClosed() throws Exception {
        node.hold("1", SimulatedContent.of(new byte[100]));
        node.behave(new Quirk.HangAfter(10, Gate.shut()));
        var http = http(1, 10, Duration.ofMinutes(5));
        http.send(get(node.endpoint() + "/api/v1/files/1"));
        var ended = new CompletableFuture<Kind>();
        Thread.startVirtualThread(() ->
                ended.complete(kind(() -> http.send(get(node.endpoint() + "/api/v1/files/1")))));

        http.close();

        assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(Kind.CUT_SHORT);
    }

    private static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static OutboundHttp http(int perHost, int inAll, Duration timeout) {
        return new OutboundHttp(Outbound.bounded(Outbound.bounds(perHost, inAll), timeout));
    }

    private static String hello(OutboundHttp http, ScriptedServer server) {
        try (var answer = http.send(get(server))) {
            return new String(answer.all(10), US_ASCII);
        }
    }

    private static OutboundRequest get(ScriptedServer server) {
        return get("http://127.0.0.1:" + server.port() + "/");
    }

    private static OutboundRequest get(String target) {
        return OutboundRequest.get(URI.create(target), AddressPolicy.anywhere());
    }

    private static Kind kind(ThrowingCallable action) {
        return catchThrowableOfType(OriginFailure.class, action).kind();
    }
}
