package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeHits;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ColdHitsTest {

    private static final int SIZE = 5_000_000;
    private static final String PATH = "/api/v1/assets/1";

    @TempDir
    private static Path folder;

    @Test
    void readsAColdFileOnce() {
        try (PublicServer server = cold(PublicServer.fast());
                RawClient client = server.connect()) {
            assertReadOnce(server, client, 0, SIZE);
        }
    }

    @Test
    void readsAColdRangeOnceThatIsCopied() {
        try (PublicServer server = cold(PublicServer.fast());
                RawClient client = server.connect()) {
            assertReadOnce(server, client, 4_000_000, 64 * 1024);
        }
    }

    @Test
    void readsAColdFileOnceOverTls() throws IOException {
        TestCertificate certificate = TestCertificate.lasting();
        certificate.writeTo(folder);
        try (PublicServer server = cold(PublicServer.fast(Tls.listener(folder)));
                RawClient client = RawClient.over(Tls.connect(server, certificate, "http/1.1"))) {
            assertReadOnce(server, client, 0, SIZE);
        }
    }

    /// Nothing of the object is in memory but what has been read.
    private static PublicServer cold(PublicServer server) {
        server.assets().put(1, Contents.of(SIZE), Freshness.HIT);
        server.residency().coolBeyond(server.hits()::readUpTo);
        return server;
    }

    private static void assertReadOnce(PublicServer server, RawClient client, int offset, int length) {
        client.ask("HEAD", PATH);
        client.ask("HEAD", PATH);
        FakeHits hits = server.hits();
        long before = hits.bytesRead();

        String range = "Range: bytes=" + offset + "-" + (offset + length - 1);
        assertThat(client.ask("GET", PATH, range).body()).isEqualTo(Contents.text(offset, offset + length));

        assertThat(hits.bytesRead() - before).isEqualTo(length);
        assertThat(server.assets().takeServed()).isEmpty();
    }
}
