package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    /// For what has to be in time once.
    private static final Duration LATER = Duration.ofSeconds(3);

    private final SimulatedStorageNode node = SimulatedStorageNode.start();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void usesAConnectionAgainOnceItsAnswerHasBeenTaken() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                var http = Outbound.patient()) {
            var request = get("http://127.0.0.1:" + server.port() + "/");
            for (int i = 0; i < 3; i++) {
                try (var answer = http.send(request)) {
                    answer.all(10);
                }
            }

            assertThat(server.heads()).hasSize(3);
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void takesANewConnectionWhenToldTo() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                var http = Outbound.patient()) {
            var target = URI.create("http://127.0.0.1:" + server.port() + "/");
            var request = new OutboundRequest(
                    OutboundRequest.Method.GET, target, Map.of(), "", AddressPolicy.anywhere(), true);
            http.send(request).close();
            http.send(request).close();

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void cutsTheConnectionOfAnAnswerThatIsLeft() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var http = Outbound.patient()) {
            var cut = new CompletableFuture<Boolean>();
            Thread.startVirtualThread(() -> {
                try (var socket = listener.accept()) {
                    var out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\nhello".getBytes(US_ASCII));
                    while (socket.getInputStream().read() >= 0) {
                        // the request
                    }
                    cut.complete(true);
                } catch (IOException _) {
                    cut.complete(true);
                }
            });
            var answer = http.send(get("http://127.0.0.1:" + listener.getLocalPort() + "/"));
            answer.next();

            answer.close();

            assertThat(cut.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void takesNoMoreThanItIsAskedFor() {
        long size = 1L << 40;
        node.hold("1", SimulatedContent.generated(size, _ -> 7));
        try (var http = Outbound.patient();
                var answer = http.send(get(node.endpoint() + "/api/v1/files/1"))) {
            answer.next();

            assertThat(node.bytesSent("1")).isLessThan(100_000_000);
        }
    }

    @Test
    void leavesBytesAloneThatSomebodyReadsWhileAnotherOneCloses() throws Exception {
        node.hold("1", SimulatedContent.generated(1_000_000, _ -> 1));
        node.hold("2", SimulatedContent.generated(1_000_000, _ -> 2));
        try (var http = Outbound.patient();
                var read = http.send(get(node.endpoint() + "/api/v1/files/1"))) {
            var bytes = read.next().orElseThrow();
            var first = bytes.duplicate();
            Thread.ofVirtual().start(read::close).join();
            try (var other = http.send(get(node.endpoint() + "/api/v1/files/2"))) {
                other.all(1_000_000);
            }

            while (first.hasRemaining()) {
                assertThat(first.get()).isEqualTo((byte) 1);
            }
        }
    }

    @Test
    void limitsTheTimeOfAWholeAnswer() {
        node.hold("1", SimulatedContent.of(new byte[100]));
        node.behave(new Quirk.HangAfter(10, Gate.shut()));
        try (var http = new OutboundHttp(Outbound.endingAfter(SHORT))) {
            assertThat(kind(() -> {
                        try (var answer = http.send(get(node.endpoint() + "/api/v1/files/1"))) {
                            answer.all(100);
                        }
                    }))
                    .isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void opensNoMoreConnectionsThanAllowed() {
        node.hold("1", SimulatedContent.of(new byte[100]));
        try (var http = new OutboundHttp(Outbound.oneConnection(LATER))) {
            var request = get(node.endpoint() + "/api/v1/files/1");
            var first = http.send(request);

            assertThat(kind(() -> http.send(request))).isEqualTo(Kind.BUSY);
            first.close();
            first.close();

            try (var third = http.send(request)) {
                assertThat(third.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void limitsAnAnswerThatIsTakenWhole() {
        node.hold("1", SimulatedContent.of(new byte[100]));
        try (var http = Outbound.patient();
                var answer = http.send(get(node.endpoint() + "/api/v1/files/1"))) {
            assertThat(kind(() -> answer.all(99))).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void followsARedirectIfToldTo() {
        node.hold("1", SimulatedContent.of("moved".getBytes(US_ASCII)));
        node.behaveFor("2", new Quirk.Answer(302, Map.of("Location", "/api/v1/files/1"), ""));
        try (var http = new OutboundHttp(Outbound.following());
                var answer = http.send(get(node.endpoint() + "/api/v1/files/2").with("Range", "bytes=1-2"))) {
            assertThat(new String(answer.all(10), US_ASCII)).isEqualTo("ov");
        }
    }

    @Test
    void checksWhereARedirectLeads() {
        node.behave(Quirk.redirect(URI.create("http://169.254.169.254/latest")));
        var request = OutboundRequest.get(node.endpoint(), AddressPolicy.nearbyToo());
        try (var http = new OutboundHttp(Outbound.following())) {
            assertThat(kind(() -> http.send(request))).isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void doesNotLetARedirectLeadAnywhereThoughTheFirstAddressMay() {
        node.behave(Quirk.redirect(URI.create("http://169.254.169.254/latest")));
        try (var http = new OutboundHttp(Outbound.following())) {
            assertThat(kind(() -> http.send(get(node.endpoint().toString())))).isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void doesNotFollowRedirectsForEver() {
        node.behave(Quirk.redirect(node.endpoint()));
        try (var http = new OutboundHttp(Outbound.following());
                var answer = http.send(get(node.endpoint().toString()))) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(node.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u1fef", "\ud800"})
    void failsAtAnAddressThatCannotBeWritten(String path) {
        try (var http = Outbound.patient()) {
            assertThat(kind(() -> http.send(get(node.endpoint() + "/" + path)))).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void doesNotTakeNoiseForHttp() throws Exception {
        try (var server = ScriptedServer.answering("SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n");
                var http = Outbound.patient()) {
            assertThat(kind(() -> http.send(get("http://127.0.0.1:" + server.port() + "/"))))
                    .isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void takesAFailedHandshakeForUnreachable() throws Exception {
        try (var server = ScriptedServer.answering("no tls here");
                var http = Outbound.hasty()) {
            assertThat(kind(() -> http.send(get("https://127.0.0.1:" + server.port() + "/"))))
                    .isIn(Kind.UNREACHABLE, Kind.TIMED_OUT);
        }
    }

    @Test
    void tellsThoseWhoWaitThatItIsClosed() throws Exception {
        node.hold("1", SimulatedContent.of(new byte[100]));
        node.behave(new Quirk.HangAfter(10, Gate.shut()));
        var http = Outbound.patient();
        var answer = http.send(get(node.endpoint() + "/api/v1/files/1"));
        var ended = new CompletableFuture<Kind>();
        Thread.startVirtualThread(() -> ended.complete(kind(() -> answer.all(100))));

        http.close();

        assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(Kind.CUT_SHORT);
    }

    @Test
    void tellsThoseWhoWaitForAHeadThatItIsClosed() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var http = Outbound.patient();
            var target = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            var ended = new CompletableFuture<Kind>();
            Thread.startVirtualThread(() -> ended.complete(kind(() -> http.send(get(target)))));
            try (var _ = listener.accept()) {
                http.close();

                assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(Kind.CUT_SHORT);
            }
        }
    }

    @Test
    void knowsThatAnAnswerIsWholeThoughTheConnectionIsGone() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nh")) {
            var http = Outbound.patient();
            try (var answer = http.send(get("http://127.0.0.1:" + server.port() + "/"))) {
                assertThat(answer.next()).isPresent();
                http.close();

                assertThat(answer.next()).isEmpty();
            }
        }
    }

    @Test
    void doesNotKeepAConnectionThatHasEnded() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var http = Outbound.patient()) {
            var target = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            var taken = new CompletableFuture<Integer>();
            Thread.startVirtualThread(() -> {
                try (var answer = http.send(get(target))) {
                    taken.complete(answer.all(10).length);
                }
            });
            try (var socket = listener.accept()) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nhello".getBytes(US_ASCII));
                socket.shutdownOutput();
                socket.setSoTimeout(60_000);

                assertThat(taken.get(1, TimeUnit.MINUTES)).isEqualTo(5);
                Throwable ending = catchThrowable(() -> socket.getInputStream().readAllBytes());
                assertThat(ending instanceof SocketTimeoutException).isFalse();
            }
        }
    }

    private static OutboundRequest get(String target) {
        return OutboundRequest.get(URI.create(target), AddressPolicy.anywhere());
    }

    private static Kind kind(ThrowingCallable action) {
        return catchThrowableOfType(OriginFailure.class, action).kind();
    }
}
