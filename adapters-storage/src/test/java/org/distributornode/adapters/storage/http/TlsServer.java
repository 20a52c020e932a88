package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// A server over TLS on the loopback address that sends one fixed answer to each connection, and a client's trust in
/// it.
final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "password";

    private final SSLContext context;
    private final SSLServerSocket listener;
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    private TlsServer(SSLContext context, String answer) throws IOException {
        this.context = context;
        this.listener = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> accept(answer));
    }

    /// @param name what its certificate is for, as `keytool` writes it (`ip:127.0.0.1`)
    static TlsServer answering(String answer, String name, Path folder) throws Exception {
        return new TlsServer(context(name, folder), answer);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Trusts this server's certificate alone.
    SSLSocketFactory trust() {
        return context.getSocketFactory();
    }

    /// Is done once a client has ended its connection.
    CompletableFuture<Void> hungUp() {
        return hungUp;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept(String answer) {
        try {
            while (true) {
                var socket = listener.accept();
                Thread.startVirtualThread(() -> {
                    try (socket) {
                        InputStream in = socket.getInputStream();
                        int read = in.read();
                        socket.getOutputStream().write(answer.getBytes(US_ASCII));
                        while (read >= 0) {
                            read = in.read();
                        }
                    } catch (IOException _) {
                        // reset, or no handshake
                    }
                    hungUp.complete(null);
                });
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static SSLContext context(String name, Path folder) throws Exception {
        Path file = folder.resolve("key.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
