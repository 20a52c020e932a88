package org.distributornode.adapters.http.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.ListenerTls;
import org.distributornode.adapters.http.netty.ListenerTls.Http2;
import org.distributornode.adapters.http.netty.TlsEngine;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.application.testkit.TestCertificate;

/// Certificates, listeners that show them and clients that trust them.
public final class Tls {

    private static final int STREAMS = 100;
    private static final int HEADERS = 16 * 1024;

    private Tls() {}

    /// With the certificate that lies in the folder, on a free port.
    public static ListenerSettings listener(Path folder) {
        return listener(folder, TlsEngine.OPEN_SSL);
    }

    public static ListenerSettings listener(Path folder, TlsEngine engine) {
        return ListenerSettings.publicApi(PublicServer.freePort()).withTls(tls(folder, engine));
    }

    public static ListenerTls tls(Path folder, TlsEngine engine) {
        CertificateFiles files = new CertificateFiles(
                "publicApi.tls", folder.resolve("certificate.pem"), folder.resolve("key.pem"), Optional.empty());
        return ListenerTls.of(
                files,
                InstantSource.system(),
                engine,
                Duration.ofSeconds(10),
                Optional.of(new Http2(STREAMS, HEADERS)));
    }

    /// A client that believes that certificate and no other.
    public static HttpClient client(Version version, TestCertificate trusted) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(trusting(trusted))
                .connectTimeout(Duration.ofMinutes(1))
                .build();
    }

    public static HttpRequest.Builder request(PublicServer server, String target) {
        return HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.listener().port() + target))
                .timeout(Duration.ofMinutes(2));
    }

    public static HttpResponse<byte[]> get(HttpClient client, PublicServer server, String target, String... headers) {
        try {
            HttpRequest.Builder request = request(server, target);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A connection after its handshake.
    ///
    /// @param protocol of the application, offered alone
    /// @param versions of TLS, all that the JDK has if there is none
    public static SSLSocket connect(PublicServer server, TestCertificate trusted, String protocol, String... versions) {
        try {
            Socket plain = new Socket(
                    InetAddress.getLoopbackAddress(), server.listener().port());
            return over(plain, trusted, protocol, versions);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As [#connect], over a connection that is there.
    public static SSLSocket over(Socket plain, TestCertificate trusted, String protocol, String... versions) {
        try {
            SSLSocket socket = (SSLSocket)
                    trusting(trusted).getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            socket.setSoTimeout(60_000);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {protocol});
            if (versions.length > 0) {
                parameters.setProtocols(versions);
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static SSLContext trusting(TestCertificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("trusted", certificate.parsed());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
