package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawHttp2;
import org.distributornode.adapters.http.testserver.RawHttp2.Frame;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Http2Test {

    private static final int PROTOCOL_ERROR = 1;
    private static final int LARGE = 4_000_000;
    private static final int SMALL_WINDOW = 20_000;
    private static final Duration SHORT = Duration.ofMillis(400);

    /// For what has to be in time once.
    private static final Duration LATER = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final TestCertificate CERTIFICATE = TestCertificate.lasting();
    private static final byte[] CONTENT = Contents.of(LARGE);

    @TempDir
    private static Path folder = Path.of("");

    private static PublicServer server;

    @BeforeAll
    static void start() {
        CERTIFICATE.writeTo(folder);
        server = PublicServer.start(Tls.listener(folder));
        server.assets().put(1, CONTENT, Freshness.HIT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void servesManyStreamsOnOneConnection() {
        try (HttpClient client = Tls.client(Version.HTTP_2, CERTIFICATE)) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 80)
                    .mapToObj(i -> client.sendAsync(
                            Tls.request(server, "/api/v1/assets/1")
                                    .header("Range", "bytes=" + i * 1000 + "-" + (i * 1000 + 99_999))
                                    .build(),
                            BodyHandlers.ofByteArray()))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                HttpResponse<byte[]> answer = answers.get(i).join();
                assertThat(answer.version()).isEqualTo(Version.HTTP_2);
                assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, i * 1000, i * 1000 + 100_000));
            }
        }
    }

    @Test
    void sendsHeadsWithoutWhatOnlyHttp1Knows() {
        try (HttpClient client = Tls.client(Version.HTTP_2, CERTIFICATE)) {
            HttpResponse<byte[]> parts = Tls.get(client, server, "/api/v1/assets/1", "Range", "bytes=0-9,1000-1009");

            assertThat(parts.statusCode()).isEqualTo(206);
            assertThat(parts.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("multipart/byteranges"));
            assertThat(parts.headers().map()).doesNotContainKeys("connection", "keep-alive", "transfer-encoding");
        }
    }

    @Test
    void letsGoOfWhatAnAbortedStreamHeldAndGoesOnWithTheOthers() throws IOException {
        try (RawHttp2 client = connect(server, SMALL_WINDOW)) {
            FakeAsset fill = server.assets().put(7, Contents.of(LARGE), Freshness.MISS);
            client.get(1, "/api/v1/assets/7");
            client.get(3, "/api/v1/assets/1", "range", "bytes=0-99999");
            patiently().until(() -> fill.open() == 1);

            client.reset(1);

            patiently().until(() -> fill.open() == 0);
            assertThat(client.drain(3)).isEqualTo(100_000);
        }
    }

    @Test
    void letsGoOfAnAnswerThatIsAbortedInItsMiddle() throws IOException {
        try (RawHttp2 client = connect(server, SMALL_WINDOW)) {
            FakeAsset asset = server.assets().put(8, CONTENT, Freshness.HIT);
            client.get(1, "/api/v1/assets/8");
            assertThat(client.read(RawHttp2.DATA)).isPresent();

            client.reset(1);

            patiently().until(() -> asset.open() == 0);
            assertThat(server.summaries())
                    .anySatisfy(summary -> assertThat(summary.ending()).isEqualTo(Ending.LEFT));
            client.get(3, "/api/v1/assets/1", "range", "bytes=0-9");
            assertThat(client.drain(3)).isEqualTo(10);
        }
    }

    @Test
    void resetsAStreamWhoseBytesAreLost() throws IOException {
        try (RawHttp2 client = connect(server, 1 << 20)) {
            FakeAsset asset = server.assets().put(9, CONTENT, Freshness.MISS);
            asset.arrive(100_000);
            client.allow(0, LARGE);
            client.get(1, "/api/v1/assets/9");
            assertThat(client.read(RawHttp2.DATA)).isPresent();

            asset.lose();

            Frame end = client.read(RawHttp2.RST_STREAM).orElseThrow();
            assertThat(end.stream()).isEqualTo(1);
            client.get(3, "/api/v1/assets/1", "range", "bytes=0-9");
            assertThat(client.drain(3)).isEqualTo(10);
        }
    }

    @Test
    void endsNoAnswerThatWasFoundWrongOnTheWay() throws IOException {
        try (RawHttp2 client = connect(server, 1 << 20)) {
            FakeAsset asset = server.assets().put(11, CONTENT, Freshness.MISS);
            asset.arrive(LARGE);
            asset.lieAt(99_998);

            client.get(1, "/api/v1/assets/11", "range", "bytes=5-99999");

            // a reset may overtake what still waited for the window of the connection
            assertThat(Contents.text(5, 99_999)).startsWith(client.content(1));
        }
    }

    @Test
    void readsNoMoreThanAClientTakes() throws IOException {
        try (RawHttp2 client = connect(server, SMALL_WINDOW)) {
            FakeAsset asset = server.assets().put(10, CONTENT, Freshness.HIT);
            for (int stream = 1; stream < 41; stream += 2) {
                client.get(stream, "/api/v1/assets/10");
            }
            patiently().until(() -> asset.open() == 20);
            patiently().during(Duration.ofMillis(200)).until(() -> asset.reads().size() < 20 * 5);

            client.allow(0, LARGE);
            assertThat(client.drain(1)).isEqualTo(LARGE);
        }
    }

    @Test
    void endsAStreamThatItsClientDoesNotReadAndNoOther() throws IOException {
        try (PublicServer hasty = PublicServer.start(settings(LONG, LATER));
                RawHttp2 client = connect(hasty, SMALL_WINDOW)) {
            FakeAsset asset = hasty.assets().put(1, CONTENT, Freshness.HIT);
            FakeAsset slow = hasty.assets().put(2, CONTENT, Freshness.MISS);
            client.get(1, "/api/v1/assets/1");
            client.get(3, "/api/v1/assets/2");
            client.allow(0, LARGE);

            Frame end = client.read(RawHttp2.RST_STREAM).orElseThrow();

            assertThat(end.stream()).isEqualTo(1);
            patiently().until(() -> asset.open() == 0);
            slow.arrive(LARGE);
            assertThat(client.drain(3)).isEqualTo(LARGE);
        }
    }

    @Test
    void endsAConnectionThatAllowsNothing() throws IOException {
        try (PublicServer hasty = PublicServer.start(settings(LONG, SHORT));
                RawHttp2 client = connect(hasty, LARGE)) {
            FakeAsset asset = hasty.assets().put(1, CONTENT, Freshness.HIT);
            client.get(1, "/api/v1/assets/1");

            assertThat(client.read(RawHttp2.GOAWAY)).isEmpty();
            patiently().until(() -> asset.open() == 0);
        }
    }

    @Test
    void endsAConnectionWithoutARequestButNotOneThatWaitsForUs() throws IOException {
        try (PublicServer hasty = PublicServer.start(settings(LATER, LONG));
                RawHttp2 client = connect(hasty, LARGE)) {
            FakeAsset slow = hasty.assets().put(1, Contents.of(10), Freshness.MISS);
            client.get(1, "/api/v1/assets/1");
            try (RawHttp2 idle = connect(hasty, LARGE)) {
                assertThat(idle.read(RawHttp2.GOAWAY)).isPresent(); // so that the timeout has passed
            }
            assertThat(slow.open()).isOne();
            slow.arrive(10);

            assertThat(client.drain(1)).isEqualTo(10);
            assertThat(client.read(RawHttp2.GOAWAY)).isPresent();
            assertThat(client.read()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("headsOfNoRequest")
    void resetsAStreamThatBeginsWithNoRequest(List<String> head) throws IOException {
        try (RawHttp2 client = connect(server, LARGE)) {
            client.ask(1, head.toArray(String[]::new));

            Frame end = client.read(RawHttp2.RST_STREAM).orElseThrow();
            assertThat(end.error()).isEqualTo(PROTOCOL_ERROR);
            client.get(3, "/api/v1/assets/1", "range", "bytes=0-9");
            assertThat(client.drain(3)).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("headsOfNoRequest")
    void endsAConnectionThatHasSeenNoRequestIn(List<String> head) throws IOException {
        try (PublicServer hasty = PublicServer.start(settings(SHORT, LONG));
                RawHttp2 client = connect(hasty, LARGE)) {
            client.ask(1, head.toArray(String[]::new));

            assertThat(client.read(RawHttp2.GOAWAY)).isPresent();
            assertThat(client.read()).isEmpty();
        }
    }

    static List<List<String>> headsOfNoRequest() {
        return List.of(
                List.of(":scheme", "https", ":authority", "localhost", ":path", "/api/v1/assets/1"),
                List.of(":method", "GET", ":scheme", "https", ":authority", "localhost"),
                List.of(":method", "G@T x", ":scheme", "https", ":authority", "localhost", ":path", "/"));
    }

    @Test
    void endsARequestThatGoesOnAfterItsAnswer() throws IOException {
        try (RawHttp2 client = connect(server, LARGE)) {
            client.begin(1, "/api/v1/assets/1");

            assertThat(client.drain(1)).isEqualTo(LARGE);
            Frame end = client.read(RawHttp2.RST_STREAM).orElseThrow();
            assertThat(end.error()).isZero();
        }
    }

    @Test
    void letsStreamsEndWhenItStopsAndTakesNoNewOnes() throws IOException {
        try (PublicServer stopping = PublicServer.start(Tls.listener(folder));
                RawHttp2 client = connect(stopping, LARGE);
                RawHttp2 idle = connect(stopping, LARGE)) {
            FakeAsset slow = stopping.assets().put(1, Contents.of(10), Freshness.MISS);
            client.get(1, "/api/v1/assets/1");
            idle.get(1, "/api/v1/status");
            idle.drain(1);
            patiently().until(() -> slow.waiting() == 1);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping.listener()::stop);

            assertThat(idle.read(RawHttp2.GOAWAY)).isPresent();
            assertThat(idle.read()).isEmpty();
            assertThat(client.read(RawHttp2.GOAWAY).orElseThrow().error()).isZero();
            slow.arrive(10);
            assertThat(client.drain(1)).isEqualTo(10);
            assertThat(client.read(RawHttp2.DATA)).isEmpty();
            stopped.join();
        }
    }

    @Test
    void endsAConnectionThatResetsStreamsAllTheTime() throws IOException {
        try (RawHttp2 client = connect(server, LARGE)) {
            client.atOnce(() -> {
                for (int stream = 1; stream < 500; stream += 2) {
                    client.get(stream, "/api/v1/assets/1");
                    client.reset(stream);
                }
            });

            Frame end = client.read(RawHttp2.GOAWAY).orElseThrow();
            assertThat(end.error()).isEqualTo(RawHttp2.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void refusesHeadsThatAreTooLarge() throws IOException {
        try (RawHttp2 client = connect(server, LARGE)) {
            client.get(1, "/api/v1/status", "x-large", "x".repeat(16_300));

            Frame head = client.read(RawHttp2.HEADERS).orElseThrow();
            assertThat(head.payload()).contains("431");
        }
    }

    private static RawHttp2 connect(PublicServer to, int window) throws IOException {
        return new RawHttp2(Tls.connect(to, CERTIFICATE, "h2"), window);
    }

    private static ListenerSettings settings(Duration head, Duration stall) {
        return new ListenerSettings(
                ListenerSettings.PUBLIC,
                Optional.empty(),
                PublicServer.freePort(),
                head,
                stall,
                LONG,
                ListenerSettings.Limits.ORDINARY,
                Optional.of(Tls.tls(folder, TlsEngine.OPEN_SSL)));
    }
}
