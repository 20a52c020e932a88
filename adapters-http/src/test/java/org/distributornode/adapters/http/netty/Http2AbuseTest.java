package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawHttp2;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What a client of HTTP/2 can do to a node, beside asking for something.
@Isolated("reads what this process logs")
class Http2AbuseTest {

    private static final int WINDOW = 1 << 20;
    private static final int PING_BYTES = 8;

    /// Far more than the node and the system between may keep answers for: newer kernels take 36 MB of nine bytes each.
    private static final int MOST_FRAMES = 40_000_000;

    private static final int AT_ONCE = 1000;
    private static final TestCertificate CERTIFICATE = TestCertificate.lasting();

    @TempDir
    private static Path folder = Path.of("");

    private static PublicServer server;

    @BeforeAll
    static void start() {
        CERTIFICATE.writeTo(folder);
        server = PublicServer.start(Tls.listener(folder));
        server.assets().put(1, Contents.of(10), Freshness.HIT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {RawHttp2.PING, RawHttp2.SETTINGS})
    void endsAConnectionThatReadsNoneOfTheAnswersItAsksFor(int type) {
        byte[] payload = type == RawHttp2.PING ? new byte[PING_BYTES] : new byte[0];
        try (RawHttp2 client = connect()) {
            int sent = 0;
            try {
                for (; sent < MOST_FRAMES; sent += AT_ONCE) {
                    client.repeat(AT_ONCE, type, payload);
                }
            } catch (UncheckedIOException ended) {
                assertThat(ended).hasCauseInstanceOf(SocketException.class);
            }

            assertThat(sent).isLessThan(MOST_FRAMES);
        }
    }

    @Test
    void endsAConnectionWhoseHeadNeverEnds() {
        try (RawHttp2 client = connect()) {
            client.atOnce(() -> {
                client.send(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, new byte[0]);
                sendEmpty(client, RawHttp2.CONTINUATION);
            });

            assertIsSentAway(client);
        }
    }

    @Test
    void endsAConnectionThatSendsDataWithoutAny() {
        try (RawHttp2 client = connect()) {
            server.assets().put(2, Contents.of(10), Freshness.MISS); // not answered before its bytes come
            client.atOnce(() -> {
                client.begin(1, "/api/v1/assets/2");
                sendEmpty(client, RawHttp2.DATA);
            });

            assertIsSentAway(client);
        }
    }

    @Test
    void logsNothingOfWhatIsNoRequest() {
        ListAppender<ILoggingEvent> written = listen();
        try (RawHttp2 client = connect()) {
            client.ask(1, ":scheme", "https", ":authority", "localhost", ":path", "/");
            client.ask(3, ":method", "GET", ":scheme", "https", ":authority", "localhost");
            client.begin(5, "/api/v1/status", "content-length", "10");
            client.send(RawHttp2.DATA, RawHttp2.END_STREAM, 5, new byte[1]);
            client.get(7, "/api/v1/assets/1");

            assertThat(client.drain(7)).isEqualTo(10);
            assertThat(written.list).isEmpty();
        } finally {
            loggers().forEach(log -> log.detachAppender(written));
        }
    }

    @Test
    void logsNothingOfAConnectionThatSpeaksNoHttp2() {
        ListAppender<ILoggingEvent> written = listen();
        try (RawHttp2 client = connect()) {
            client.send(RawHttp2.PING, 0, 1, new byte[1]);

            assertThat(client.read(RawHttp2.GOAWAY)).isPresent();
            assertThat(client.read(RawHttp2.GOAWAY)).isEmpty();
            assertThat(written.list).isEmpty();
        } finally {
            loggers().forEach(log -> log.detachAppender(written));
        }
    }

    /// They speak up where nobody else has dealt with it.
    private static Stream<Logger> loggers() {
        return Stream.of("io.micronaut.http.server.netty", "io.netty.channel.DefaultChannelPipeline")
                .map(name -> (Logger) LoggerFactory.getLogger(name));
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        loggers().forEach(log -> log.addAppender(written));
        return written;
    }

    /// Frames of the first stream.
    private static void sendEmpty(RawHttp2 client, int type) {
        for (int i = 0; i < 100; i++) {
            client.send(type, 0, 1, new byte[0]);
        }
    }

    /// For what it did, not since nothing came of it for long.
    private static void assertIsSentAway(RawHttp2 client) {
        assertThat(client.read(RawHttp2.GOAWAY))
                .hasValueSatisfying(end -> assertThat(end.error()).isEqualTo(RawHttp2.ENHANCE_YOUR_CALM));
        assertThat(client.read(RawHttp2.GOAWAY)).isEmpty();
    }

    private static RawHttp2 connect() {
        return new RawHttp2(Tls.connect(server, CERTIFICATE, "h2"), WINDOW);
    }
}
