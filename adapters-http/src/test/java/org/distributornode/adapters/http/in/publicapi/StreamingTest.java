package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.util.Optional;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes over the wire while bytes are still coming in.
class StreamingTest {

    private static final int SIZE = 200_000;
    private static final String PATH = "/api/v1/assets/1";

    private static PublicServer server;
    private FakeAsset asset;

    @BeforeAll
    static void startServer() {
        server = PublicServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void putAsset() {
        server.summaries().clear();
        asset = server.assets().put(1, Contents.of(SIZE), Freshness.MISS);
    }

    @Test
    void sendsBytesAsTheyArrive() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.arrive(1);
            awaitWaiting(1);
            asset.arrive(80_000);
            awaitWaiting(1);
            asset.arrive(SIZE);
            Answer answer = client.read(false);

            assertThat(answer.header("Content-Type")).contains("video/webm");
            assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries())
                .containsExactly(new Summary(200, Optional.of(Freshness.MISS), SIZE, Ending.WHOLE));
    }

    @Test
    void answersALossBeforeTheFirstByteHonestly() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.lose();
            Answer answer = client.read(false);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("7");
            assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.header("x-cache")).isEmpty();
            assertThat(asset.open()).isZero();
            assertThat(client.ask("GET", "/api/v1/status").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Whole: 1", "Range: bytes=10-189999", "Range: bytes=0-9,50000-189999"})
    void cutsTheConnectionWhenBytesAreLostOnTheWay(String line) {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, line));
            awaitWaiting(1);
            asset.arrive(SIZE / 2);
            awaitWaiting(1);
            asset.lose();
            Answer answer = client.read(false);

            assertThat(answer.isMissing()).isFalse();
            assertThat(answer.isWhole()).isFalse();
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries()).extracting(Summary::ending).containsExactly(Ending.CUT);
    }

    @ParameterizedTest
    @CsvSource({"5-99999, 99999", "5-99, 99", "0-9, 9"})
    void endsNoAnswerThatWasFoundWrongOnTheWay(String range, int end) {
        int start = Integer.parseInt(range.substring(0, range.indexOf('-')));
        asset.arrive(SIZE);
        asset.lieAt(end - 1L);

        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, "Range: bytes=" + range));

            assertThat(client.read(false).body()).isEqualTo(Contents.text(start, end));
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries()).extracting(Summary::ending).containsExactly(Ending.CUT);
    }

    @Test
    void answersABrokenDiskBeforeTheHeadLeaves() {
        asset.arrive(SIZE);
        asset.breakDisk(new DiskFailure(false));
        Answer broken = server.get(PATH);
        asset.breakDisk(new DiskFailure(true));
        Answer passing = server.get(PATH);

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).contains("Unexpected error").doesNotContain("/secret/path");
        assertThat(broken.header("Cache-Control")).contains("no-store");
        assertThat(passing.status()).isEqualTo(503);
        assertThat(passing.header("Retry-After")).isPresent();
        assertThat(asset.open()).isZero();
    }

    @Test
    void cutsTheConnectionWhenTheDiskBreaksOnTheWay() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.arrive(100);
            awaitWaiting(1);
            asset.breakDisk(new DiskFailure(false));
            asset.arrive(SIZE);
            Answer answer = client.read(false);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSize(100);
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
    }

    @Test
    void tellsTheClientWhenAnAnswerCrashes() {
        asset.arrive(SIZE);
        asset.crash(new StackOverflowError("told to crash"));

        assertThat(server.get(PATH).status()).isEqualTo(500);
        assertThat(asset.open()).isZero();
    }

    @Test
    void cutsTheConnectionWhenAnAnswerCrashesOnTheWay() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.arrive(100);
            awaitWaiting(1);
            asset.crash(new StackOverflowError("told to crash"));
            asset.arrive(SIZE);

            assertThat(client.read(false).body()).hasSize(100);
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
    }

    @Test
    void holdsTheHeadBackWhenBytesMustBeFetchedAgain() {
        asset.arrive(SIZE);
        asset.vanish(0);
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.lose();

            assertThat(client.read(false).status()).isEqualTo(503);
        }
    }

    @Test
    void goesOnWhenBytesMustBeFetchedAgainOnTheWay() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitWaiting(1);
            asset.arrive(100);
            awaitWaiting(1);
            asset.vanish(100);
            asset.arrive(SIZE);
            awaitWaiting(1);
            asset.arrive(SIZE);

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, SIZE));
        }
    }

    @Test
    void readsWhatPassesThroughOnlyOnce() {
        asset = server.assets().put(1, Contents.of(SIZE), Freshness.MISS, ServeAsset.Via.EXTERNAL);
        asset.arrive(SIZE);

        assertThat(server.get(PATH).body()).isEqualTo(Contents.text(0, SIZE));

        assertThat(asset.reads()).doesNotHaveDuplicates();
    }

    @Test
    void letsGoOfAClientThatLeavesBeforeTheFirstByte() {
        RawClient client = server.connect();
        client.send(RawClient.request("GET", PATH));
        awaitWaiting(1);

        client.close();

        patiently().until(() -> asset.open() == 0);
        assertThat(asset.waiting()).isZero();
        patiently()
                .untilAsserted(() -> assertThat(server.summaries())
                        .extracting(Summary::ending)
                        .containsExactly(Ending.LEFT));
    }

    @Test
    void letsGoOfAClientThatLeavesOnTheWay() {
        RawClient client = server.connect();
        client.send(RawClient.request("GET", PATH));
        awaitWaiting(1);
        asset.arrive(SIZE / 2);
        awaitWaiting(1);

        client.close();

        patiently().until(() -> asset.open() == 0);
        assertThat(asset.waiting()).isZero();
        patiently()
                .untilAsserted(() -> assertThat(server.summaries())
                        .extracting(Summary::ending)
                        .containsExactly(Ending.LEFT));
    }

    @Test
    void letsOneReadWhileAnotherDoesNot() {
        FakeAsset large = server.assets().put(2, Contents.of(40_000_000), Freshness.HIT);
        try (RawClient lazy = RawClient.connect(server.listener().port(), 4096)) {
            lazy.send(RawClient.request("GET", "/api/v1/assets/2"));
            patiently().until(() -> large.open() == 1);

            Answer answer = server.get("/api/v1/assets/2");

            assertThat(answer.isWhole()).isTrue();
            assertThat(large.open()).isEqualTo(1);
        }
        patiently().until(() -> large.open() == 0);
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        FakeAsset held = server.assets().put(2, Contents.of(70_000), Freshness.HIT);
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH)
                    + RawClient.request("HEAD", "/api/v1/assets/2")
                    + RawClient.request("GET", "/api/v1/assets/2", "Range: bytes=5-9")
                    + RawClient.request("GET", "/api/v1/nowhere"));
            awaitWaiting(1);
            asset.arrive(SIZE);

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, SIZE));
            assertThat(client.read(true).header("ETag")).contains(held.tag());
            assertThat(client.read(false).body()).isEqualTo(Contents.text(5, 10));
            assertThat(client.read(false).status()).isEqualTo(404);
        }
    }

    private void awaitWaiting(int clients) {
        patiently().until(() -> asset.waiting() == clients);
    }

    private static final class DiskFailure extends PortFailure {
        private static final long serialVersionUID = 1L;
        private final boolean retryable;

        DiskFailure(boolean retryable) {
            super("cannot read /secret/path");
            this.retryable = retryable;
        }

        @Override
        public boolean retryable() {
            return retryable;
        }
    }
}
