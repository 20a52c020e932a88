package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class HitsTest {

    private static final int SIZE = 30_000_000;
    private static final int COLD = 3_000_000;
    private static final byte[] CONTENT = Contents.of(SIZE);
    private static final Duration SHORT = Duration.ofMillis(400);

    /// For what has to be in time once.
    private static final Duration LATER = Duration.ofSeconds(3);

    private PublicServer server = PublicServer.fast();
    private final FakeAsset small = put(1, 1000);
    private final FakeAsset large = put(2, SIZE);

    @AfterEach
    void stop() {
        server.close();
    }

    private FakeAsset put(int id, int size) {
        byte[] content = size == SIZE ? CONTENT : Contents.of(size);
        FakeAsset asset = server.assets().put(id, content, Freshness.HIT);
        server.ask("HEAD", path(id));
        server.ask("HEAD", path(id));
        server.summaries().clear();
        return asset;
    }

    private static String path(int id) {
        return "/api/v1/assets/" + id;
    }

    private RawClient slow(int id) {
        RawClient client = RawClient.connect(server.listener().port(), 4096);
        client.send(RawClient.request("GET", path(id)));
        client.skip(1);
        return client;
    }

    private void assertEnding(Ending ending) {
        patiently()
                .untilAsserted(() -> assertThat(server.summaries())
                        .extracting(Summary::ending)
                        .containsExactly(ending));
    }

    @Test
    void takesRequestsByteByByte() {
        try (RawClient client = server.connect()) {
            for (char each : RawClient.request("GET", path(1)).toCharArray()) {
                client.send(String.valueOf(each));
            }

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, 1000));
        }
        assertThat(server.assets().takeServed()).isEmpty();
    }

    @Test
    void answersOthersOfItsLoopWhileOneWaitsForTheDisk() {
        server.residency().cool();
        server.hits().hold();
        try (RawClient cold = server.connect()) {
            cold.send(RawClient.request("GET", path(2)));
            patiently().until(() -> server.hits().waiting() == 1);

            assertThat(server.get(path(1)).body()).isEqualTo(Contents.text(0, 1000));
            assertThat(server.hits().waiting()).isEqualTo(1);

            server.hits().letGo();
            assertThat(cold.read(false).body()).isEqualTo(Contents.text(0, SIZE));
        }
        assertThat(server.assets().takeServed()).isEmpty();
        assertEndings(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesReadingAFileThatIsNotInMemoryToOtherThreads() {
        server.residency().askTheSystem();
        server.hits().openColdFiles();
        put(3, COLD);
        Residency pages = server.residency().latest();
        server.hits().hold();
        try (RawClient cold = server.connect()) {
            cold.send(RawClient.request("GET", path(3)));
            patiently().until(() -> server.hits().waiting() == 1);

            assertThat(server.get(path(1)).body()).isEqualTo(Contents.text(0, 1000));
            assertThat(server.hits().waiting()).isEqualTo(1);
            assertThat(pages.isResident(0, COLD))
                    .as("read by the event loop meanwhile")
                    .isFalse();

            server.hits().letGo();
            assertThat(cold.read(false).body()).isEqualTo(Contents.text(0, COLD));
        }
        assertThat(server.assets().takeServed()).isEmpty();
        assertEndings(2);
    }

    @Test
    void sendsNothingFromAFileThatNobodyHasLookedAt() {
        server.hits().distrust();
        server.hits().hold();
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", path(2), "Range: bytes=7-5000000"));
            patiently().until(() -> server.hits().waiting() == 1);
            assertThat(server.get(path(1)).body()).isEqualTo(Contents.text(0, 1000));

            server.hits().letGo();
            assertThat(client.read(false).body()).isEqualTo(Contents.text(7, 5_000_001));
            server.hits().hold();
            assertThat(client.ask("GET", path(2), "Range: bytes=7-100").body()).isEqualTo(Contents.text(7, 101));
        }
        assertThat(server.assets().takeServed()).isEmpty();
        assertEndings(3);
    }

    @Test
    void looksAgainAtWhatHasLeftMemory() {
        server.hits().distrust();
        assertThat(server.get(path(2)).body()).hasSize(SIZE);
        server.residency().cool();
        server.hits().hold();
        try (RawClient cold = server.connect();
                RawClient warm = server.connect()) {
            cold.send(RawClient.request("GET", path(2), "Range: bytes=7-100"));
            patiently().until(() -> server.hits().waiting() == 1);
            server.residency().warm();
            warm.send(RawClient.request("GET", path(2), "Range: bytes=70007-70100"));
            patiently().until(() -> server.hits().waiting() == 2);

            server.hits().letGo();
            assertThat(cold.read(false).body()).isEqualTo(Contents.text(7, 101));
            assertThat(warm.read(false).body()).isEqualTo(Contents.text(70_007, 70_101));
        }
    }

    private void assertEndings(int whole) {
        patiently().until(() -> server.summaries().size() == whole);
        assertThat(server.summaries()).extracting(Summary::ending).containsOnly(Ending.WHOLE);
    }

    @Test
    void leavesLongBodiesOfRoutesToTheSystem() {
        Answer answer = server.get(path(2), "Range: bytes=-1000000");
        assertThat(answer.body()).isEqualTo(Contents.text(SIZE - 1_000_000, SIZE));

        assertThat(server.assets().takeServed()).hasSize(1);
        assertThat(large.reads())
                .as("as it was opened, and before the head left")
                .hasSize(2);
    }

    @Test
    void goesOnByTheRouteWhenAFileFails() {
        server.residency().cool();
        server.hits().breakFiles();

        Answer answer = server.get(path(2), "Range: bytes=7-5000000");

        assertThat(answer.body()).isEqualTo(Contents.text(7, 5_000_001));
        assertThat(server.assets().takeServed()).hasSize(1);
        patiently().until(() -> server.summaries().size() == 1);
        assertThat(server.summaries())
                .containsExactly(new Summary(206, Optional.of(Freshness.HIT), 4_999_994, Ending.WHOLE));
    }

    @Test
    void waitsForBytesThatMustBeFetchedAnew() {
        server.residency().cool();
        server.hits().hold();
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", path(2), "Range: bytes=7-5000000"));
            patiently().until(() -> server.hits().waiting() == 1);
            FakeAsset fetched = server.assets().put(2, Contents.of(SIZE), Freshness.MISS);
            server.hits().breakFiles();

            server.hits().letGo();
            patiently().until(() -> fetched.waiting() == 1);
            fetched.arrive(2_000_000);
            patiently().until(() -> fetched.waiting() == 1);
            fetched.arrive(SIZE);

            assertThat(client.read(false).body()).isEqualTo(Contents.text(7, 5_000_001));
            patiently().until(() -> fetched.open() == 0);
        }
        assertEndings(1);
    }

    @Test
    void cutsTheAnswerIfThereIsNoOtherWay() {
        server.residency().cool();
        server.hits().breakFiles();
        server.assets().refuseToServe(large, new Refusal.UnknownObject());
        try (RawClient client = server.connect()) {
            client.send(RawClient.request("GET", path(2)));

            assertThat(client.read(false).isWhole()).isFalse();
        }
    }

    @Test
    void sendsNotOneStretchMoreOfAForbiddenObject() {
        int before = server.hits().allowed();
        try (RawClient client = slow(2)) {
            server.hits().forbid(2);

            assertThat(client.rest().length()).isLessThan(SIZE);
        }
        assertEnding(Ending.CUT);
        int allowed = server.hits().allowed() - before;
        assertThat(server.summaries().getFirst().bytes())
                .isBetween(1L, Stretch.FIRST + (allowed - 1L) * Stretch.LONGEST);
    }

    @Test
    void countsReadsOfThoseWhoWantBytes() {
        int before = server.hits().counted();

        server.ask("HEAD", path(1));
        server.ask("HEAD", path(2));
        assertThat(server.hits().counted()).isEqualTo(before);

        server.get(path(1));
        server.get(path(2), "Range: bytes=0-9");
        assertThat(server.hits().counted()).isEqualTo(before + 2);
        assertThat(server.assets().takeServed()).isEmpty();
    }

    @Test
    void asksAboutEachRequestOnce() {
        AtomicInteger asked = new AtomicInteger();
        server.admit(
                (_, _) -> asked.incrementAndGet() % 2 == 0 ? Optional.of(Duration.ofSeconds(3)) : Optional.empty());
        try (RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.ask("GET", path(1)).status()).isEqualTo(200);
                assertThat(client.ask("GET", path(1)).status()).isEqualTo(503);
                assertThat(client.ask("GET", path(2), "Range: bytes=0-9").status())
                        .isEqualTo(206);
                assertThat(client.ask("HEAD", path(2)).status()).isEqualTo(503);
            }
        }
        server.hits().forbid(1);
        server.get(path(1));

        assertThat(asked).hasValue(13);
    }

    @Test
    void letsGoOfAClientThatLeaves() {
        slow(2).close();

        assertEnding(Ending.LEFT);
    }

    @Test
    void servesNothingStaleOnceAnObjectHasChanged() {
        try (RawClient begun = slow(2)) {
            server.assets().put(1, Contents.of(999), Freshness.HIT);
            server.assets().put(2, Contents.of(500_000), Freshness.HIT);
            server.hits().change(1);
            server.hits().change(2);

            for (int i = 0; i < 3; i++) {
                assertThat(server.get(path(1)).body()).hasSize(999);
                assertThat(server.get(path(2)).body()).hasSize(500_000);
            }
            assertThat(begun.read(false).body()).isEqualTo(Contents.text(0, SIZE));
        }
        patiently().until(() -> large.open() == 0);
        assertThat(small.open()).isZero();
    }

    @Test
    void keepsNoMoreOpenThanItMay() {
        for (int id = 10; id < 20; id++) {
            put(id, 100_000);
        }

        int open = 0;
        for (int id = 10; id < 20; id++) {
            assertThat(server.get(path(id)).body()).isEqualTo(Contents.text(0, 100_000));
            open++;
        }
        assertThat(open).isEqualTo(10);
        patiently().until(() -> large.open() == 0);
    }

    @Test
    void endsWhatIsUnderWayWhenItCloses() {
        try (RawClient client = slow(2)) {
            server.listener().close();

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, SIZE));
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void cutsAClientThatDoesNotRead() {
        restart(Duration.ofMinutes(1), SHORT);
        try (RawClient client = slow(2)) {
            assertEnding(Ending.LEFT);

            assertThat(client.rest().length()).isLessThan(SIZE);
        }
    }

    @Test
    void closesAConnectionThatAsksForNothingMore() {
        restart(LATER, Duration.ofMinutes(1));
        try (RawClient client = server.connect()) {
            assertThat(client.ask("GET", path(1)).body()).hasSize(1000);

            assertThat(client.isEnded()).isTrue();
        }
    }

    private void restart(Duration head, Duration stall) {
        server.close();
        ListenerSettings usual = ListenerSettings.publicApi(PublicServer.freePort());
        server = PublicServer.fast(new ListenerSettings(
                usual.name(),
                usual.host(),
                usual.port(),
                head,
                stall,
                usual.drainTimeout(),
                usual.limits(),
                Optional.empty()));
        put(1, 1000);
        put(2, SIZE);
    }
}
