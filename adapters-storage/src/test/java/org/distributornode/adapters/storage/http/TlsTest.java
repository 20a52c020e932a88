package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final OutboundSettings PATIENT = Outbound.settings(Duration.ofMinutes(5));

    @TempDir
    Path folder;

    @Test
    void takesAnAnswerOfAServerThatItTrusts() throws Exception {
        try (var server = TlsServer.answering(HELLO, "ip:127.0.0.1", folder);
                var http = new OutboundHttp(PATIENT, server::trust);
                var answer = http.send(get(server))) {
            assertThat(new String(answer.all(10), US_ASCII)).isEqualTo("hello");
        }
    }

    @Test
    void takesAnAnswerOfManyRecords() throws Exception {
        String body = "0123456789abcdef".repeat(100_000);
        try (var server = TlsServer.answering(
                        HELLO.replace("5", "1600000").replace("hello", body), "ip:127.0.0.1", folder);
                var http = new OutboundHttp(PATIENT, server::trust);
                var answer = http.send(get(server))) {
            assertThat(new String(answer.all(2_000_000), US_ASCII)).isEqualTo(body);
        }
    }

    @Test
    void neverTakesARecordForAllThatHasCome() throws Exception {
        try (var server = TlsServer.answering(HELLO, "ip:127.0.0.1", folder);
                var channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))) {
            var secure = server.trust().createSocket(channel.socket(), "127.0.0.1", server.port(), true);

            assertThat(new Connection(new Lifeline(), channel, secure).givesAll())
                    .isFalse();
            assertThat(new Connection(new Lifeline(), channel, channel.socket()).givesAll())
                    .isTrue();
        }
    }

    @Test
    void doesNotTrustACertificateOfAnotherHost() throws Exception {
        try (var server = TlsServer.answering(HELLO, "dns:other.test", folder);
                var http = new OutboundHttp(PATIENT, server::trust)) {
            assertThat(kind(http, server)).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void doesNotTrustAStranger() throws Exception {
        try (var server = TlsServer.answering(HELLO, "ip:127.0.0.1", folder);
                var http = new OutboundHttp(PATIENT, () -> (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            assertThat(kind(http, server)).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void cutsAnAnswerThatIsLeft() throws Exception {
        try (var server = TlsServer.answering(HELLO.replace("5", "9"), "ip:127.0.0.1", folder);
                var http = new OutboundHttp(PATIENT, server::trust)) {
            var answer = http.send(get(server));
            answer.next();
            var waiting = new CompletableFuture<Kind>();
            Thread.startVirtualThread(
                    () -> waiting.complete(catchThrowableOfType(OriginFailure.class, () -> answer.all(10))
                            .kind()));

            answer.close();

            assertThat(waiting.get(1, TimeUnit.MINUTES)).isEqualTo(Kind.CUT_SHORT);
            server.hungUp().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void asksAProxyForATunnel() throws Exception {
        try (var proxy = ScriptedServer.answering("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
                var http = new OutboundHttp(Outbound.through(
                        EnvironmentProxies.of(Map.of("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.port()))))) {
            var request = OutboundRequest.get(URI.create("https://nobody.invalid/x"), AddressPolicy.publicOnly());

            var failure = catchThrowableOfType(OriginFailure.class, () -> http.send(request));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(proxy.heads().getFirst())
                    .startsWith("CONNECT nobody.invalid:443 HTTP/1.1", "Host: nobody.invalid:443")
                    .contains("Proxy-Authorization: Basic bWU6c2VjcmV0");
        }
    }

    private static Kind kind(OutboundHttp http, TlsServer server) {
        return catchThrowableOfType(OriginFailure.class, () -> http.send(get(server)))
                .kind();
    }

    private static OutboundRequest get(TlsServer server) {
        return OutboundRequest.get(URI.create("https://127.0.0.1:" + server.port() + "/"), AddressPolicy.anywhere());
    }
}
