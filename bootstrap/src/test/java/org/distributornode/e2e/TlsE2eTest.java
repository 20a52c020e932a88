package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.Terminal;
import org.distributornode.bootstrap.cli.remote.RemoteCommands;
import org.distributornode.bootstrap.client.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole node whose listeners speak TLS.
final class TlsE2eTest {

    private static final Authority AUTHORITY = new Authority();
    private static final int OPERATOR = freePort();
    private static final int PUBLIC = freePort();
    private static final int INTEGRATION = freePort();
    private static final int AISTORE = freePort();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().sslContext(Trust.any().context()).build();

    @TempDir
    private static Path certificates = Path.of("");

    private static NodeRig rig;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        TestCertificate.lasting().writeTo(certificates);
        rig = NodeRig.prepared("publicApi.port", "" + PUBLIC, "operatorApi.host", "127.0.0.1", "tls.lookEverySec", "1");
        rig.set("operatorApi.port", "" + OPERATOR, "operatorApi.hmacSecret", Authority.SECRET);
        rig.set("integrationApi.port", "" + INTEGRATION);
        rig.set("aistoreApi.port", "" + AISTORE, "objectStore.limit", "1G");
        rig.set("objectStore.mountpaths", "[" + rig.folder().resolve("objects") + "]");
        for (String listener : new String[] {"publicApi", "operatorApi", "integrationApi", "aistoreApi"}) {
            rig.set(listener + ".tls.certificate", file("certificate.pem"), listener + ".tls.key", file("key.pem"));
        }
        rig.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        rig.close();
    }

    @BeforeEach
    void renewForLong() {
        renew(Instant.parse("2990-01-01T00:00:00Z")
                .plusSeconds(ThreadLocalRandom.current().nextInt(1_000_000)));
        NodeRig.await(() -> status().contains("\"alarms\":[]"));
    }

    /// Returns once all listeners show the new certificate.
    private static void renew(Instant end) {
        TestCertificate.until(end).writeTo(certificates);
        NodeRig.await(() -> status().split("\"expiresAt\":\"" + end + "\"", -1).length == 5);
    }

    @Test
    void isAskedByItsOwnCommands() {
        assertThat(execute("health")).isZero();
        assertThat(out).asString().isEqualTo("Healthy: https://127.0.0.1:" + OPERATOR + "/health answers.\n");
        assertThat(execute("status")).isZero();
        assertThat(out).asString().contains("id: e2e-node", "\"listener\":\"operator\"", "\"engine\":\"");
    }

    @Test
    void isBelievedByCommandsFromElsewhereOnlyWithItsCertificate() {
        String address = "https://localhost:" + OPERATOR;

        assertThat(execute("status", "-u", address)).isEqualTo(20);
        assertThat(err)
                .asString()
                .contains(address + " shows a certificate that is not trusted")
                .contains("--trust");
        assertThat(execute("status", "-u", address, "--trust", file("certificate.pem")))
                .isZero();
        assertThat(execute("status", "-u", address, "--trust", file("key.pem"))).isEqualTo(42);
    }

    @Test
    void isTheSameForIntegrators() {
        assertThat(get("https://127.0.0.1:" + INTEGRATION + "/openapi/integration.yaml", ""))
                .contains("Distributor node, integration API");
        assertThat(execute("distributors:list")).as(err.toString()).isZero();
    }

    @Test
    void isTheSameForClientsOfAistore() {
        assertThat(get("https://127.0.0.1:" + AISTORE + "/v1/daemon?what=smap", ""))
                .contains("\"direct_url\":\"https://127.0.0.1:" + AISTORE + "\"");
    }

    @Test
    void showsARenewedCertificateWithoutBeingTold() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(10, ChronoUnit.DAYS);

        renew(end);

        assertThat(status()).contains("\"alarms\":[\"certificate-expires\"]");
        assertThat(metrics()).contains("distributor_certificate_days{listener=\"public\"} 9.0");
    }

    @Test
    void raisesAnAlarmForAPairThatIsNoGood() throws IOException {
        Files.writeString(certificates.resolve("key.pem"), "nonsense");

        NodeRig.await(() -> status().contains("\"alarms\":[\"certificate-refused\"]"));
        NodeRig.await(() -> metrics().contains("distributor_certificate_refused{listener=\"operator\"} 1.0"));
    }

    private static String status() {
        return get("https://127.0.0.1:" + PUBLIC + "/api/v1/status", "");
    }

    private static String metrics() {
        return get("https://127.0.0.1:" + OPERATOR + "/prometheus", AUTHORITY.session(Role.READ));
    }

    private static String get(String address, String token) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", token)
                    .build();
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        Map<String, String> environment = Map.of("CONFIG_PATH", rig.configFile().toString());
        return new NodeCommandLine(environment, _ -> 0)
                .with(RemoteCommands.all(environment, new Terminal.Nobody(), InstantSource.system()))
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String file(String name) {
        return certificates.resolve(name).toString();
    }

    /// One that nobody listens on, and that the system gives to nobody who does not name it.
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket _ = new ServerSocket(port)) {
                return port;
            } catch (BindException _) {
                // taken: the next one
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
