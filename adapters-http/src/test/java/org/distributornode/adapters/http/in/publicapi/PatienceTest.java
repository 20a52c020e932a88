package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.time.Duration;
import java.util.Set;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients whose first byte does not come.
class PatienceTest {

    private static final int SIZE = 3 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static PublicServer server;

    @BeforeAll
    static void startServer() {
        server = PublicServer.start(
                ListenerSettings.publicApi(PublicServer.freePort()), new PublicApiSettings(16, Set.of(), "", PATIENCE));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Freshness.class,
            names = {"MISS", "PENDING"})
    void areToldToComeAgain(Freshness freshness) {
        FakeAsset asset = server.assets().put(1, Contents.of(SIZE), freshness);

        Answer answer = server.get("/api/v1/assets/1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(asset.open()).isZero();
        assertThat(asset.waiting()).isZero();
    }

    @Test
    void areToldSoThoughAFewBytesHaveCome() {
        FakeAsset asset = server.assets().put(2, Contents.of(SIZE), Freshness.PENDING);
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", "/api/v1/assets/2", "Range: bytes=3000000-3000009"));
            patiently().until(() -> asset.waiting() == 1);

            asset.arrive(1000);

            assertThat(client.read(false).status()).isEqualTo(503);
        }
    }

    @Test
    void waitOnWhileTheObjectComesIn() {
        FakeAsset asset = server.assets().put(3, Contents.of(SIZE), Freshness.PENDING);
        asset.growAtEachLook(1 << 20);
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", "/api/v1/assets/3", "Range: bytes=3000000-3000009"));
            patiently().until(() -> asset.looks() >= 3);

            asset.arrive(SIZE);

            Answer answer = client.read(false);
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Contents.text(3_000_000, 3_000_010));
        }
    }
}
