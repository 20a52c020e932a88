package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
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
import org.slf4j.LoggerFactory;

/// What a client of HTTP/2 can do to a node, beside asking for something.
class Http2AbuseTest {

    private static final int WINDOW = 1 << 20;
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

    @Test
    void logsNothingOfWhatIsNoRequest() {
        Logger log = (Logger) LoggerFactory.getLogger("io.micronaut.http.server.netty");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        log.addAppender(written);
        try (RawHttp2 client = connect()) {
            client.ask(1, ":scheme", "https", ":authority", "localhost", ":path", "/");
            client.ask(3, ":method", "GET", ":scheme", "https", ":authority", "localhost");
            client.begin(5, "/api/v1/status", "content-length", "10");
            client.send(RawHttp2.DATA, RawHttp2.END_STREAM, 5, new byte[1]);
            client.get(7, "/api/v1/assets/1");

            assertThat(client.drain(7)).isEqualTo(10);
            assertThat(written.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
        } finally {
            log.detachAppender(written);
        }
    }

    private static RawHttp2 connect() {
        return new RawHttp2(Tls.connect(server, CERTIFICATE, "h2"), WINDOW);
    }
}
