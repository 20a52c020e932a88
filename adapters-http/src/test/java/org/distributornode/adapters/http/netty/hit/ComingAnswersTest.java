package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.netty.hit.ComingRig.PATH;
import static org.distributornode.adapters.http.netty.hit.ComingRig.awaitOneWaiting;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests for objects that are not held yet, which need the framework for nothing but bad news.
final class ComingAnswersTest {

    private static final int SIZE = 200_000;

    @RegisterExtension
    private static final ComingRig RIG = new ComingRig();

    @TempDir
    private Path folder;

    private final PublicServer server = RIG.server();
    private FakeAsset asset;

    @BeforeEach
    void putAsset() throws IOException {
        asset = RIG.put(SIZE, Freshness.PENDING, folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = Freshness.class,
            names = {"MISS", "PENDING"})
    void waitsForTheFirstByteAndGoesOnBehindTheLast(Freshness freshness) throws IOException {
        asset = RIG.put(SIZE, freshness, folder);
        server.assets().put(2, Contents.of(10), Freshness.HIT);
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, "X-Request-Id: first")
                    + RawClient.request("GET", PATH, "Range: bytes=100-99999")
                    + RawClient.request("GET", "/api/v1/assets/2"));
            awaitOneWaiting(asset);
            asset.arrive(SIZE);

            Answer whole = client.read(false);
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.header("x-cache")).contains(freshness.name().toLowerCase(Locale.ROOT));
            assertThat(whole.body()).isEqualTo(Contents.text(0, SIZE));
            Answer part = client.read(false);
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Contents.text(100, 100_000));
            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, 10));
        }
        assertThat(server.arrivals()).hasSize(3).first().extracting("requestId").isEqualTo("first");
        patiently().until(() -> asset.open() == 0 && server.summaries().size() == 3);
    }

    @Test
    void tellsOfALossBeforeTheFirstByte() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, "X-Request-Id: mine"));
            awaitOneWaiting(asset);
            asset.lose();

            Answer answer = client.read(false);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("7");
            assertThat(answer.header("X-Request-Id")).contains("mine");
            assertThat(client.ask("GET", "/nothing").status()).isEqualTo(404);
        }
        assertThat(server.summaries()).containsExactly(ended(503, Ending.WHOLE));
        assertThat(asset.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 200_000})
    void sendsNothingBehindAnAnswerThatItCuts(int size) {
        server.assets().put(size, Contents.of(size), Freshness.HIT);
        server.ask("HEAD", "/api/v1/assets/" + size);
        server.ask("HEAD", "/api/v1/assets/" + size);
        int come = 90_000;
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH) + RawClient.request("GET", "/api/v1/assets/" + size));
            awaitOneWaiting(asset);
            asset.arrive(come);
            awaitOneWaiting(asset);
            asset.lose();

            String all = client.rest();
            assertThat(all.substring(all.indexOf("\r\n\r\n") + 4)).isEqualTo(Contents.text(0, come));
        }
    }

    @Test
    void refusesWhoIsNotAdmitted() {
        server.admit((_, _) -> Optional.of(Duration.ofSeconds(3)));

        Answer answer = server.get(PATH);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("3");
        assertThat(server.arrivals()).hasSize(1);
        assertThat(asset.everOpened()).isZero();
    }

    @Test
    void leavesWhatNoFileHoldsToTheFramework() {
        asset = server.assets().put(1, Contents.of(SIZE), Freshness.PENDING);
        asset.arrive(SIZE);

        assertThat(server.get(PATH).body()).isEqualTo(Contents.text(0, SIZE));

        patiently().until(() -> asset.open() == 0);
        assertThat(server.arrivals()).hasSize(1);
    }

    @Test
    void letsGoOfAClientThatLeavesBeforeTheFirstByte() {
        RawClient client = server.connect();
        client.send(RawClient.request("GET", PATH));
        awaitOneWaiting(asset);

        client.close();

        patiently().until(() -> asset.open() == 0 && asset.waiting() == 0);
        patiently().untilAsserted(() -> assertThat(server.summaries()).containsExactly(ended(0, Ending.LEFT)));
    }

    @Test
    void tellsWhoWaitsWhileTheListenerCloses() throws IOException {
        try (PublicServer closing = PublicServer.fast();
                RawClient refused = closing.connect();
                RawClient served = closing.connect();
                RawClient routed = closing.connect();
                RawClient cut = closing.connect()) {
            FakeAsset lost = closing.assets().put(1, Contents.of(SIZE), Freshness.PENDING);
            FakeAsset coming = closing.assets()
                    .put(2, Contents.of(SIZE), Freshness.PENDING)
                    .keptIn(folder.resolve("2"));
            FakeAsset unfiled = closing.assets().put(3, Contents.of(SIZE), Freshness.PENDING);
            FakeAsset broken = closing.assets().put(4, Contents.of(SIZE), Freshness.PENDING);
            refused.send(RawClient.request("GET", "/api/v1/assets/1"));
            served.send(RawClient.request("GET", "/api/v1/assets/2"));
            routed.send(RawClient.request("GET", "/api/v1/assets/3"));
            cut.send(RawClient.request("GET", "/api/v1/assets/4"));
            for (FakeAsset asset : List.of(lost, coming, unfiled, broken)) {
                patiently().until(() -> asset.waiting() == 1);
            }

            closing.listener().close();
            lost.lose();
            coming.arrive(SIZE);
            unfiled.arrive(SIZE);
            broken.arrive(SIZE / 2);
            patiently().until(() -> broken.waiting() == 1);
            broken.lose();

            Answer why = refused.read(false);
            assertThat(why.status()).isEqualTo(503);
            assertLast(why, refused);
            for (RawClient client : List.of(served, routed)) {
                Answer answer = client.read(false);
                assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
                assertLast(answer, client);
            }
            assertThat(cut.read(false).body()).isEqualTo(Contents.text(0, SIZE / 2));
            assertThat(cut.isEnded()).isTrue();
        }
    }

    private static void assertLast(Answer answer, RawClient client) {
        assertThat(answer.header("Connection"))
                .hasValueSatisfying(value -> assertThat(value).isEqualToIgnoringCase("close"));
        assertThat(client.isEnded()).isTrue();
    }

    private static Summary ended(int status, Ending ending) {
        return new Summary(status, Optional.of(Freshness.PENDING), 0, ending);
    }
}
