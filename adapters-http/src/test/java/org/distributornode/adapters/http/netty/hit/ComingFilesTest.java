package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.netty.hit.ComingRig.PATH;
import static org.distributornode.adapters.http.netty.hit.ComingRig.awaitOneWaiting;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.CsvSource;

/// Objects that come in while the system sends them from their file.
final class ComingFilesTest {

    private static final int SIZE = 3_000_000;

    @RegisterExtension
    private static final ComingRig RIG = new ComingRig();

    @TempDir
    private Path folder;

    private final PublicServer server = RIG.server();
    private FakeAsset asset;

    @BeforeEach
    void putAsset() throws IOException {
        asset = RIG.put(SIZE, Freshness.MISS, folder);
    }

    @Test
    void sendsTheFileAsItGrows() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitOneWaiting(asset);
            asset.arrive(1);
            awaitOneWaiting(asset);
            asset.arrive(80_000);
            awaitOneWaiting(asset);
            asset.arrive(SIZE);
            Answer answer = client.read(false);

            assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
            assertThat(asset.reads()).as("before the head left").hasSize(1);
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries())
                .containsExactly(new Summary(200, Optional.of(Freshness.MISS), SIZE, Ending.WHOLE));
    }

    /// Only what may have to wait itself takes a thread: to learn whether the object may be sent at all.
    @Test
    void waitsForMoreWithoutAThread() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitOneWaiting(asset);
            int begun = asset.waitsOnThreads();
            for (int arrived : new int[] {1, 80_000, 200_000}) {
                asset.arrive(arrived);
                awaitOneWaiting(asset);
            }

            assertThat(asset.waitsOnThreads()).isEqualTo(begun);
        }
    }

    @Test
    void sendsSeveralPartsOfIt() {
        asset.arrive(SIZE);

        Answer answer = server.get(PATH, "Range: bytes=5-9,100000-1900000");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).contains(Contents.text(5, 10)).contains(Contents.text(100_000, 1_900_001));
        assertThat(asset.reads()).hasSize(1);
    }

    @Test
    void sendsACrowdTheSameBytesFromMemory() {
        List<RawClient> crowd = IntStream.range(0, 2 * Crowd.FEW)
                .mapToObj(_ -> server.connect())
                .toList();
        crowd.forEach(client -> client.send(RawClient.request("GET", PATH)));
        for (int arrived : new int[] {1, 300_000, 700_000, 1_200_000}) {
            patiently().until(() -> asset.waiting() == crowd.size());
            asset.arrive(arrived);
        }
        patiently().until(() -> asset.waiting() == crowd.size());
        assertThat(server.bean(Crowds.class).left()).isLessThan(PublicServer.CROWD_BYTES);
        asset.arrive(SIZE);

        for (RawClient client : crowd) {
            assertThat(client.read(false).body().equals(Contents.text(0, SIZE))).isTrue();
            client.close();
        }
        patiently().until(() -> asset.open() == 0 && server.bean(Crowds.class).left() == PublicServer.CROWD_BYTES);
    }

    @Test
    void cutsTheConnectionWhenBytesAreLostOnTheWay() {
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH));
            awaitOneWaiting(asset);
            asset.arrive(SIZE / 2);
            awaitOneWaiting(asset);
            asset.lose();

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, SIZE / 2));
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries()).extracting(Summary::ending).containsExactly(Ending.CUT);
    }

    @ParameterizedTest
    @CsvSource({"5-99999, 99999", "0-2999999, 2999999"})
    void endsNoAnswerThatWasFoundWrongOnTheWay(String range, int end) {
        int start = Integer.parseInt(range.substring(0, range.indexOf('-')));
        asset.arrive(SIZE);
        asset.lieAt(Math.max(end - 1L, start));

        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, "Range: bytes=" + range) + RawClient.request("GET", PATH));

            assertThat(client.read(false).body()).isEqualTo(Contents.text(start, end));
            assertThat(client.isEnded()).isTrue();
        }
        patiently().until(() -> asset.open() == 0);
        assertThat(server.summaries()).extracting(Summary::ending).containsExactly(Ending.CUT);
    }

    @Test
    void endsNoPartsThatWereFoundWrongOnTheWay() {
        asset.arrive(SIZE);
        asset.lieAt(150_000);

        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", PATH, "Range: bytes=5-9,100000-199999"));

            assertThat(client.read(false).body())
                    .contains(Contents.text(5, 10))
                    .endsWith("\r\n\r\n" + Contents.text(100_000, 199_999));
        }
    }

    @Test
    void letsGoOfAClientThatLeavesWhileItWaits() {
        RawClient client = server.connect();
        client.send(RawClient.request("GET", PATH));
        awaitOneWaiting(asset);
        asset.arrive(SIZE / 2);
        awaitOneWaiting(asset);

        client.close();

        patiently().until(() -> asset.open() == 0 && asset.waiting() == 0);
        patiently()
                .untilAsserted(() -> assertThat(server.summaries())
                        .extracting(Summary::ending)
                        .containsExactly(Ending.LEFT));
    }
}
