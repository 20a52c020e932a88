package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.bootstrap.client.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk turns bits of what is held, and no client ever sees one.
final class SpoiltDiskE2eTest {

    private static final int GROUP = 65_536;
    private static final int SMALL = 10_000;
    private static final int LARGE = 3_000_000;
    private static final int BAD = 20 * GROUP + 77;

    private final Authority authority = new Authority();

    private static NodeRig node(boolean fastPath) {
        return NodeRig.started(
                "publicApi.fastPath",
                "" + fastPath,
                "operatorApi.host",
                "127.0.0.1",
                "operatorApi.port",
                "0",
                "operatorApi.hmacSecret",
                Authority.SECRET);
    }

    private static Published hold(NodeRig rig, int size, int seed) {
        Published object = rig.world().publish(Bytes.random(size, seed));
        rig.hold(object);
        return object;
    }

    private static Path file(NodeRig rig, Published object) {
        return rig.assets().resolve(object.id());
    }

    private static void spoil(NodeRig rig, Published object, int... positions) {
        byte[] bytes = object.content();
        Arrays.stream(positions).forEach(position -> bytes[position] ^= 1);
        try {
            Files.write(file(rig, object), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void assertMended(NodeRig rig, Published object) throws IOException {
        assertThat(Files.readAllBytes(file(rig, object))).isEqualTo(object.content());
    }

    private void assertCounted(NodeRig rig, int groups) {
        NodeRig.await(() -> rig.operator()
                .get("/prometheus", "Authorization", authority.session(Role.READ))
                .text()
                .contains("distributor_groups_healed_total " + groups + ".0"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void healsWhatAWholeReadMeets(boolean fastPath) throws IOException {
        try (NodeRig rig = node(fastPath)) {
            Published small = hold(rig, SMALL, 1);
            Published large = hold(rig, LARGE, 2);
            rig.restart();
            spoil(rig, small, 17);
            spoil(rig, large, BAD);
            long sent = rig.world().bytesSent(large);
            int requests = rig.world().requests(large);

            for (int i = 0; i < 4; i++) {
                assertThat(rig.client().get(small.path()).body()).isEqualTo(small.content());
                assertThat(rig.client().get(large.path()).body()).isEqualTo(large.content());
            }

            assertThat(rig.world().bytesSent(large) - sent).isEqualTo(GROUP);
            assertThat(rig.world().requests(large) - requests).isEqualTo(1);
            assertThat(rig.world().bytesSent(small)).isEqualTo(2L * SMALL);
            assertMended(rig, small);
            assertMended(rig, large);
            assertThat(rig.client().get(large.path()).cache()).isEqualTo("hit");
            assertCounted(rig, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void healsWhatARangeMeetsOfAFileThatIsOpen(boolean fastPath) throws IOException {
        try (NodeRig rig = node(fastPath)) {
            Published large = hold(rig, LARGE, 3);
            for (int i = 0; i < 3; i++) {
                assertThat(rig.client().get(large.path(), "Range", "bytes=0-99").body())
                        .isEqualTo(large.part(0, 100));
            }
            spoil(rig, large, BAD, BAD + GROUP, BAD + 5 * GROUP);
            long sent = rig.world().bytesSent(large);

            for (int i = 0; i < 3; i++) {
                Reply reply = rig.client().get(large.path(), "Range", "bytes=" + BAD + "-" + (BAD + GROUP));
                assertThat(reply.status()).isEqualTo(206);
                assertThat(reply.body()).isEqualTo(large.part(BAD, BAD + GROUP + 1));
            }

            assertThat(rig.world().bytesSent(large) - sent).isEqualTo(2 * GROUP);
            assertCounted(rig, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNoWrongByteWhereNobodyCanHeal(boolean fastPath) {
        try (NodeRig rig = node(fastPath)) {
            Published large = hold(rig, LARGE, 4);
            Published small = hold(rig, SMALL, 5);
            rig.restart();
            rig.client().head(large.path());
            rig.client().head(large.path());
            spoil(rig, large, BAD);
            spoil(rig, small, 0);
            silence(rig, Quirk.serverError());

            Reply cut = rig.client().get(large.path());
            Reply part = rig.client().get(large.path(), "Range", "bytes=" + (BAD - 10) + "-" + (BAD + 9));
            Reply none = rig.client().get(small.path());

            assertThat(cut.status() != 200 || !cut.complete()).isTrue();
            if (cut.status() == 200) {
                assertThat(cut.body().length).isLessThanOrEqualTo(20 * GROUP);
                assertThat(cut.body()).isEqualTo(large.part(0, cut.body().length));
            }
            assertThat(part.status()).isNotEqualTo(206);
            assertThat(none.status()).isNotEqualTo(200);

            silence(rig);
            NodeRig.await(() -> Arrays.equals(rig.client().get(large.path()).body(), large.content()));
            NodeRig.await(() -> Arrays.equals(rig.client().get(small.path()).body(), small.content()));
        }
    }

    private static void silence(NodeRig rig, Quirk... quirks) {
        for (int number = 0; number < rig.world().storageNodes(); number++) {
            rig.world().storageNode(number).behave(quirks);
        }
    }

    @Test
    void healsOverTlsAndHttp2(@TempDir Path certificates) throws Exception {
        TestCertificate.lasting().writeTo(certificates);
        String certificate = certificates.resolve("certificate.pem").toString();
        String key = certificates.resolve("key.pem").toString();
        try (NodeRig rig = node(true)) {
            Published small = hold(rig, SMALL, 6);
            Published large = hold(rig, LARGE, 7);
            rig.set("publicApi.tls.certificate", certificate, "publicApi.tls.key", key);
            for (HttpClient.Version version : HttpClient.Version.values()) {
                spoil(rig, small, SMALL - 1);
                spoil(rig, large, BAD, LARGE - 1);
                rig.restart();
                assertRight(rig, version, small);
                assertRight(rig, version, large);
                assertMended(rig, large);
            }
            assertMended(rig, small);
        }
    }

    private static void assertRight(NodeRig rig, HttpClient.Version version, Published object) throws Exception {
        URI address = URI.create("https://127.0.0.1:" + rig.client().port() + object.path());
        try (HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(Trust.any().context())
                .build()) {
            for (int i = 0; i < 4; i++) {
                HttpResponse<byte[]> answer =
                        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.body()).isEqualTo(object.content());
            }
        }
    }
}
