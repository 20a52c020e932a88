package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes over a connection, and what an answer is taken for (RFC 9112 sections 4 to 7). `|` stands for CRLF.
final class AnswerFramingTest {

    private final OutboundHttp http = Outbound.patient();

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "HTTP/1.1 200 OK|Content-Length: 5||hello~ 1",
                "HTTP/1.1 200 OK|content-length:5  |X: y||hello~ 1",
                "HTTP/1.1 200|Content-Length: 5|Content-Length: 5||hello~ 1",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|he|3;x=y|llo|0||~ 1",
                "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||5 |hello|0|Trailer: x||~ 1",
                "HTTP/1.1 100 Continue||HTTP/1.1 103 Early|Link: x||HTTP/1.1 200 OK|Content-Length: 5||hello~ 1",
                "HTTP/1.1 200 OK|Connection: close|Content-Length: 5||hello~ 2",
                "HTTP/1.0 200 OK|Content-Length: 5||hello~ 2",
                "HTTP/1.1 200 OK|Content-Length: 5||hello and more~ 2",
            })
    void takesAnAnswer(String raw, int connections) throws Exception {
        try (var server = ScriptedServer.answering(raw.replace("|", "\r\n"))) {
            assertThat(get(server)).isEqualTo("hello");
            assertThat(get(server)).isEqualTo("hello");

            assertThat(server.connections()).isEqualTo(connections);
        }
    }

    @Test
    void takesAnyReasonPhrase() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 na\u0085ve\r\nContent-Length: 5\r\n\r\nhello")) {
            assertThat(get(server)).isEqualTo("hello");
        }
    }

    @Test
    void takesAnAnswerThatEndsWithItsConnection() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\n\r\nhello", 1)) {
            assertThat(get(server)).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 None||",
                "HTTP/1.1 304 Same|Content-Length: 5||",
                "HTTP/1.1 200 OK|Content-Length: 0||",
            })
    void takesAnAnswerWithoutABody(String raw) throws Exception {
        try (var server = ScriptedServer.answering(raw.replace("|", "\r\n"))) {
            assertThat(get(server)).isEmpty();
            assertThat(get(server)).isEmpty();
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void takesNoBodyInAnswerToHead() throws Exception {
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")) {
            var request = new OutboundRequest(
                    OutboundRequest.Method.HEAD, target(server), Map.of(), "", AddressPolicy.anywhere(), false);
            try (var answer = http.send(request)) {
                assertThat(answer.length()).hasValue(5);
                assertThat(answer.next()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH||",
                "HTTP/2 200 OK||",
                "HTTP/1.1 2000 OK||",
                "HTTP/1.1 101 Other||",
                "HTTP/1.1 200 OK|no field||",
                "HTTP/1.1 200 OK|a b: c||",
                "HTTP/1.1 200 OK|X: a| folded||",
                "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 6||hello",
                "HTTP/1.1 200 OK|Content-Length: -5||hello",
                "HTTP/1.1 200 OK|Content-Length: 5, 5||hello",
                "HTTP/1.1 200 OK|Transfer-Encoding: gzip||",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 5||0||",
            })
    void doesNotTakeWhatIsNoAnswer(String raw) throws Exception {
        try (var server = ScriptedServer.answering(raw.replace("|", "\r\n"))) {
            assertThat(kind(server)).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void doesNotTakeAHeadWithoutEnd() throws Exception {
        String endless = "X: " + "y".repeat(ResponseHead.MOST_BYTES);
        try (var server = ScriptedServer.answering("HTTP/1.1 200 OK\r\n" + endless)) {
            assertThat(kind(server)).isEqualTo(Kind.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x||", "|", "2|hello|0||", "-1|h|0||", "1234567890123456||"})
    void breaksOffAtAChunkThatIsNone(String chunks) throws Exception {
        String raw = "HTTP/1.1 200 OK|Transfer-Encoding: chunked||" + chunks;
        try (var server = ScriptedServer.answering(raw.replace("|", "\r\n"))) {
            assertThat(kind(server)).isEqualTo(Kind.CUT_SHORT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 6||hello", "Transfer-Encoding: chunked||5|hello|"})
    void tellsThatABodyIsCutShort(String rest) throws Exception {
        String raw = "HTTP/1.1 200 OK|" + rest;
        try (var server = ScriptedServer.answering(raw.replace("|", "\r\n"), 1)) {
            assertThat(kind(server)).isEqualTo(Kind.CUT_SHORT);
        }
    }

    @Test
    void takesATrickleThatIsNoBodyForSilence() throws Exception {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var ticks = Executors.newSingleThreadScheduledExecutor();
                var hasty = Outbound.hasty()) {
            Thread.startVirtualThread(() -> trickle(listener, ticks));
            var target = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
            var ending = new CompletableFuture<Kind>();
            Thread.startVirtualThread(() -> ending.complete(catchThrowableOfType(OriginFailure.class, () -> {
                        try (var answer = hasty.send(OutboundRequest.get(target, AddressPolicy.anywhere()))) {
                            answer.next();
                        }
                    })
                    .kind()));

            assertThat(ending.get(1, TimeUnit.MINUTES)).isEqualTo(Kind.TIMED_OUT);
        }
    }

    private static void trickle(ServerSocket listener, ScheduledExecutorService ticks) {
        try {
            var out = listener.accept().getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;".getBytes(US_ASCII));
            var _ = ticks.scheduleAtFixedRate(
                    () -> {
                        try {
                            out.write('x');
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    20,
                    20,
                    TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String get(ScriptedServer server) {
        try (var answer = http.send(OutboundRequest.get(target(server), AddressPolicy.anywhere()))) {
            return new String(answer.all(1_000), US_ASCII);
        }
    }

    private Kind kind(ScriptedServer server) {
        return catchThrowableOfType(OriginFailure.class, () -> get(server)).kind();
    }

    private static URI target(ScriptedServer server) {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }
}
