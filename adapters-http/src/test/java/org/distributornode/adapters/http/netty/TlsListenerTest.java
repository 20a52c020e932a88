package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlsListenerTest {

    private static final int LARGE = 3_000_000;

    @TempDir
    private Path folder;

    private final TestCertificate certificate = TestCertificate.lasting();

    @BeforeEach
    void write() {
        certificate.writeTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_SSL, HTTP_1_1", "OPEN_SSL, HTTP_2", "JDK, HTTP_1_1", "JDK, HTTP_2"})
    void servesByEitherEngineAndVersion(TlsEngine engine, Version version) {
        try (PublicServer server = PublicServer.start(Tls.listener(folder, engine));
                HttpClient client = Tls.client(version, certificate)) {
            byte[] content = Contents.of(LARGE);
            server.assets().put(1, content, Freshness.HIT);

            HttpResponse<byte[]> whole = Tls.get(client, server, "/API/v1/Assets/1?a=b");
            HttpResponse<byte[]> part = Tls.get(client, server, "/api/v1/assets/1", "Range", "bytes=70000-1070000");
            HttpResponse<byte[]> none = Tls.get(client, server, "/api/v1/assets/2");

            assertThat(whole.version()).isEqualTo(version);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(content);
            assertThat(whole.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 70_000, 1_070_001));
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.headers().firstValue("x-request-id")).isPresent();
            assertThat(server.arrivals())
                    .extracting(Arrival::protocol)
                    .containsOnly(version == Version.HTTP_2 ? Protocol.HTTPS_2 : Protocol.HTTPS_1);
        }
    }

    @Test
    void encryptsByOpenSslWhereItLoads() {
        assertThat(TlsEngine.OPEN_SSL.orWhatLoads()).isEqualTo(TlsEngine.OPEN_SSL);
        assertThat(TlsEngine.OPEN_SSL.shown()).isEqualTo("openssl");
        assertThat(TlsEngine.JDK.orWhatLoads()).isEqualTo(TlsEngine.JDK);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheTwoNewestVersionsOfTls(TlsEngine engine) throws IOException {
        try (PublicServer server = PublicServer.start(Tls.listener(folder, engine))) {
            try (SSLSocket second = Tls.connect(server, certificate, "h2", "TLSv1.2");
                    SSLSocket third = Tls.connect(server, certificate, "http/1.1", "TLSv1.3")) {
                assertThat(second.getApplicationProtocol()).isEqualTo("h2");
                assertThat(second.getSession().getCipherSuite())
                        .contains("ECDHE")
                        .contains("GCM");
                assertThat(third.getApplicationProtocol()).isEqualTo("http/1.1");
            }
        }
    }

    @Test
    void tellsPlainHttpThatItIsTheWrongPort() {
        try (PublicServer server = PublicServer.start(Tls.listener(folder));
                RawClient client = server.connect()) {
            Answer answer = client.ask("GET", "/api/v1/status");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("this port speaks HTTPS");
            assertThat(client.isEnded()).isTrue();
            assertThat(server.listener().failedHandshakes()).isOne();
        }
    }

    @Test
    void endsHandshakesThatAreNone() {
        try (PublicServer server = PublicServer.start(Tls.listener(folder));
                RawClient client = server.connect()) {
            client.send("\u0016\u0003\u0001\u0000\u0005nonsense, and more of it");

            patiently().until(() -> server.listener().failedHandshakes() == 1);
            assertThat(Tls.get(Tls.client(Version.HTTP_2, certificate), server, "/api/v1/status")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void endsClientsThatDoNotComeToTerms() {
        ListenerTls usual = Tls.tls(folder, TlsEngine.OPEN_SSL);
        ListenerTls hasty = new ListenerTls(usual.certificate(), usual.engine(), Duration.ofMillis(300), usual.http2());
        try (PublicServer server = PublicServer.start(
                        ListenerSettings.publicApi(PublicServer.freePort()).withTls(hasty));
                RawClient silent = server.connect()) {
            assertThat(silent.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsANewCertificateToNewConnectionsAndKeepsTheOldOnes(TlsEngine engine) throws IOException {
        ListenerTls tls = Tls.tls(folder, engine);
        try (PublicServer server = PublicServer.start(
                        ListenerSettings.publicApi(PublicServer.freePort()).withTls(tls));
                SSLSocket before = Tls.connect(server, certificate, "http/1.1")) {
            TestCertificate renewed = TestCertificate.lasting().writeTo(folder);
            tls.certificate().look();

            assertThat(status(before)).startsWith("HTTP/1.1 200");
            try (SSLSocket after = Tls.connect(server, renewed, "http/1.1")) {
                assertThat(shown(after)).isEqualTo(renewed.parsed());
                assertThat(status(after)).startsWith("HTTP/1.1 200");
            }
            assertThat(status(before)).startsWith("HTTP/1.1 200");
            assertThat(shown(before)).isEqualTo(certificate.parsed());
        }
    }

    @Test
    void goesOnWithTheOldCertificateIfTheNewOneIsNoGood() throws IOException {
        ListenerTls tls = Tls.tls(folder, TlsEngine.OPEN_SSL);
        try (PublicServer server = PublicServer.start(
                ListenerSettings.publicApi(PublicServer.freePort()).withTls(tls))) {
            Files.writeString(folder.resolve("key.pem"), "nonsense");
            tls.certificate().look();
            tls.certificate().look();

            assertThat(tls.certificate().refused()).isPresent();
            try (SSLSocket socket = Tls.connect(server, certificate, "http/1.1")) {
                assertThat(status(socket)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void showsTheNewestCertificateAlsoAfterItWasClosed() throws IOException {
        ListenerTls tls = Tls.tls(folder, TlsEngine.OPEN_SSL);
        try (PublicServer server = PublicServer.start(
                ListenerSettings.publicApi(PublicServer.freePort()).withTls(tls))) {
            server.listener().close();
            TestCertificate renewed = TestCertificate.lasting().writeTo(folder);
            tls.certificate().look();
            server.listener().open();

            try (SSLSocket socket = Tls.connect(server, renewed, "http/1.1")) {
                assertThat(shown(socket)).isEqualTo(renewed.parsed());
            }
        }
    }

    @Test
    void offersHttp2OnlyWhereItIsOn() {
        ListenerTls usual = Tls.tls(folder, TlsEngine.OPEN_SSL);
        ListenerTls without =
                new ListenerTls(usual.certificate(), usual.engine(), usual.handshakeTimeout(), Optional.empty());
        try (PublicServer server = PublicServer.start(
                        ListenerSettings.publicApi(PublicServer.freePort()).withTls(without));
                HttpClient client = Tls.client(Version.HTTP_2, certificate)) {
            assertThat(Tls.get(client, server, "/api/v1/status").version()).isEqualTo(Version.HTTP_1_1);
        }
    }

    @Test
    void endsNoAnswerThatWasFoundWrongOnTheWay() {
        try (PublicServer server = PublicServer.fast(Tls.listener(folder));
                RawClient client = RawClient.over(Tls.connect(server, certificate, "http/1.1"))) {
            FakeAsset asset = server.assets().put(1, Contents.of(LARGE), Freshness.PENDING);
            asset.arrive(LARGE);
            asset.lieAt(99_998);

            client.send(RawClient.request("GET", "/api/v1/assets/1", "Range: bytes=5-99999"));

            assertThat(client.read(false).body()).isEqualTo(Contents.text(5, 99_999));
            assertThat(client.isEnded()).isTrue();
        }
    }

    private static X509Certificate shown(SSLSocket socket) throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private static String status(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write(RawClient.request("HEAD", "/api/v1/status").getBytes(StandardCharsets.US_ASCII));
        byte[] head = new byte[4096];
        int length = socket.getInputStream().read(head);
        return new String(head, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }
}
