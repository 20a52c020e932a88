package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.service.prefetch.BringByDownload;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BringByDownloadTest {

    private final Rig rig = new Rig(new Rig.Settings(10_000_000, 5_000_000, 1, Rig.AGES));
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final CountDownLatch pauseOver = new CountDownLatch(1);
    private volatile Runnable inPause = () -> {};
    private final AtomicLong booked = new AtomicLong();
    private final List<Integer> fetchesAtTakes = new CopyOnWriteArrayList<>();
    private final Courtesy courtesy = new Courtesy() {
        @Override
        public void take(int bytes) {
            fetchesAtTakes.add(rig.origin.fetches().size());
            booked.addAndGet(bytes);
        }

        @Override
        public void end(int bytes) {
            booked.addAndGet(bytes);
        }
    };
    private final Bringing bringing = bringing(rig);
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();

    private Bringing bringing(Rig of) {
        return new BringByDownload(
                of.held,
                new BringByDownload.Assets(
                        of.inspect,
                        request -> of.serve.serve(request),
                        new Lookup(of.catalog, () -> new BucketSelection.Chosen(Set.of(Rig.OURS)))),
                of.downloads,
                courtesy,
                this::pause);
    }

    /// Where each object comes in several requests.
    private static Rig ofSmallRequests(Duration givesWayWithin) {
        FillSettings small = new FillSettings(8, 100_000, 1 << 20, 0, Rig.AGES, 2, givesWayWithin);
        return new Rig(new Rig.Settings(10_000_000, 5_000_000, 1, Rig.AGES, small));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void pause(Duration length) throws InterruptedException {
        pauses.add(length);
        inPause.run();
        pauseOver.await();
    }

    private Bringing.Ending bring(DataObjectId id, boolean wanted) throws InterruptedException {
        return bringing.bring(id, wish(wanted));
    }

    private Bringing.Wish wish(boolean wanted) {
        return new Bringing.Wish() {
            @Override
            public boolean found(DataObject object) {
                expected.addAndGet(object.size());
                return wanted;
            }

            @Override
            public void arrived(long bytes) {
                arrived.addAndGet(bytes);
            }
        };
    }

    @Test
    void makesWayBeforeEachObjectHoweverSmall() throws InterruptedException {
        for (int id = 1; id <= 3; id++) {
            bring(rig.publish(id, rig.content(1_000), Rig.FIRST).id(), true);
        }

        assertThat(fetchesAtTakes).contains(0, 1, 2);
    }

    @Test
    void holdsWhatItBrings() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(300_000), Rig.FIRST);

        assertThat(bring(object.id(), true)).isEqualTo(Bringing.Ending.HELD);

        assertThat(rig.store.heldIds()).containsExactly(object.id());
        assertThat(expected.get()).isEqualTo(300_000);
        assertThat(arrived.get()).isLessThanOrEqualTo(300_000);
        assertThat(bring(object.id(), false)).isEqualTo(Bringing.Ending.HELD);
        rig.settle();
        assertThat(rig.store.openReaders()).isZero();
    }

    @Test
    void countsEachByteThatItFetchesAndNoOther() throws Exception {
        DataObject object = rig.publish(1, rig.content(300_000), Rig.FIRST);
        DataObject read = rig.publish(2, rig.content(300_000), Rig.SECOND);
        rig.origin.script(Rig.SECOND, new Step.HoldsAt(100_000));

        bring(object.id(), true);
        assertThat(List.of(arrived.get(), booked.get())).containsOnly(300_000L);

        Client viewer = rig.read(read).await(100_000);
        Future<Bringing.Ending> joined = rig.threads.submit(() -> bring(read.id(), true));
        rig.origin.release(Rig.SECOND);
        viewer.all();
        assertThat(joined.get()).isEqualTo(Bringing.Ending.HELD);
        assertThat(List.of(arrived.get(), booked.get())).containsOnly(300_000L);
    }

    @Test
    void bringsEmptyObjects() throws InterruptedException {
        DataObject object = rig.publish(1, new byte[0], Rig.FIRST);

        assertThat(bring(object.id(), true)).isEqualTo(Bringing.Ending.HELD);
        rig.settle();

        assertThat(rig.store.heldIds()).containsExactly(object.id());
    }

    @Test
    void fetchesNothingThatIsNotWanted() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(1000), Rig.FIRST);

        assertThat(bring(object.id(), false)).isEqualTo(Bringing.Ending.DECLINED);

        assertThat(rig.store.heldIds()).isEmpty();
        assertThat(rig.downloads.count()).isZero();
    }

    @Test
    void givesWayToAClientAndGoesOnWhereItWas() throws Exception {
        DataObject large = rig.publish(1, rig.content(1_000_000), Rig.FIRST);
        DataObject wanted = rig.publish(2, rig.content(300_000), Rig.SECOND);
        rig.origin.script(Rig.FIRST, new Step.HoldsAt(500_000));
        Future<Bringing.Ending> brought = rig.threads.submit(() -> bring(large.id(), true));
        rig.origin.awaitHeld(Rig.FIRST, 1);

        byte[] read = rig.read(wanted).all();
        rig.origin.release(Rig.FIRST);
        pauseOver.countDown();

        assertThat(read).hasSize(300_000);
        assertThat(brought.get()).isEqualTo(Bringing.Ending.HELD);
        assertThat(pauses).hasSize(1);
        assertThat(rig.origin.bytesSent(large.id())).isLessThan(1_020_000);
    }

    @Test
    void givesWayWhereThatCostsNothing() throws Exception {
        try (Rig one = ofSmallRequests(Rig.AGES)) {
            DataObject large = one.publish(1, one.content(1_000_000), Rig.FIRST);
            one.origin.script(Rig.FIRST, new Step.Chunks(10_000), new Step.SendsAhead(90_000));

            giveWayToAViewer(one, large, 2, 250_000);

            assertThat(one.origin.bytesSent(large.id())).isIn(300_000L, 400_000L, 500_000L);
            assertThat(one.read(large).all()).hasSize(1_000_000);
            one.awaitEndOfTransfers();
            assertThat(one.origin.bytesSent(large.id())).isEqualTo(1_000_000);
        }
    }

    /// What the source has sent ahead of a request is more than the object can afford to lose: each comes to its end.
    @Test
    void givesWayAgainAndAgainAndEveryByteComesOnce() throws Exception {
        try (Rig one = ofSmallRequests(Rig.AGES)) {
            DataObject large = one.publish(1, one.content(1_000_000), Rig.FIRST);
            one.origin.script(Rig.FIRST, new Step.Chunks(10_000), new Step.SendsAhead(90_000));

            for (int round = 2; round < 7; round++) {
                giveWayToAViewer(one, large, round, 1);
            }

            assertThat(one.read(large).all()).hasSize(1_000_000);
            one.awaitEndOfTransfers();
            assertThat(one.origin.bytesSent(large.id())).isEqualTo(1_000_000);
        }
    }

    /// The bringing of `large` stands still meanwhile, so that it is told amidst a request.
    ///
    /// @param viewed the number of what the viewer reads
    /// @param after so many bytes
    private static void giveWayToAViewer(Rig one, DataObject large, int viewed, int after) throws Exception {
        DataObject wanted = one.publish(viewed, one.content(300_000), Rig.SECOND);
        Listing listing = new Listing(large, true, List.of(Rig.bucket(Rig.OURS)), List.of(Rig.FIRST));
        AtomicLong came = new AtomicLong();
        CountDownLatch amidst = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Optional<BytesLost>> brought = one.threads.submit(() -> one.downloads.bring(listing, bytes -> {
            if (came.addAndGet(bytes) >= after) {
                amidst.countDown();
                goOn.await();
            }
        }));
        amidst.await();

        Client viewer = one.read(wanted);
        Rig.await("to give way", () -> 1 - one.downloads.leaving());
        goOn.countDown();

        assertThat(viewer.all()).hasSize(300_000);
        assertThat(brought.get().orElseThrow().why()).isEqualTo(BytesLost.Cause.STOPPING);
    }

    @Test
    void owesWhatItCostsToGiveWayInTime() throws Exception {
        try (Rig one = ofSmallRequests(Duration.ZERO)) {
            DataObject large = one.publish(1, one.content(1_000_000), Rig.FIRST);
            one.origin.script(Rig.FIRST, new Step.Chunks(10_000));

            giveWayAmidst(one, large, 250_000);
            long first = one.partials.past(large).orElseThrow().spare().balance();
            giveWayAmidst(one, large, 450_000);
            long second = one.partials.past(large).orElseThrow().spare().balance();

            assertThat(first).isLessThan(1_000_000 / 64);
            assertThat(second).isLessThan(first);
            assertThat(one.read(large).all()).hasSize(1_000_000);
        }
    }

    /// @param more about how many bytes come before somebody else needs its turn
    private static void giveWayAmidst(Rig one, DataObject large, int more) throws Exception {
        DataObject wanted = one.publish(more, one.content(300_000), Rig.SECOND);
        Listing listing = new Listing(large, true, List.of(Rig.bucket(Rig.OURS)), List.of(Rig.FIRST));
        AtomicLong came = new AtomicLong();
        CountDownLatch amidst = new CountDownLatch(1);
        Future<Optional<BytesLost>> brought = one.threads.submit(() -> one.downloads.bring(listing, bytes -> {
            if (came.addAndGet(bytes) > more / 2) {
                amidst.countDown();
                new CountDownLatch(1).await();
            }
        }));
        amidst.await();

        assertThat(one.read(wanted).all()).hasSize(300_000);
        assertThat(brought.get().orElseThrow().why()).isEqualTo(BytesLost.Cause.STOPPING);
    }

    @Test
    void waitsBehindAClientThatCameLater() throws Exception {
        DataObject left = rig.publish(1, rig.content(1_000_000), Rig.FIRST);
        DataObject large = rig.publish(2, rig.content(300_000), Rig.SECOND);
        DataObject wanted = rig.publish(3, rig.content(300_000), Rig.THIRD);
        rig.origin.script(Rig.FIRST, new Step.HoldsAt(500_000));
        rig.origin.script(Rig.SECOND, new Step.HoldsAt(0));
        Client leaving = rig.read(left).await(1);
        Future<Bringing.Ending> brought = rig.threads.submit(() -> bring(large.id(), true));
        awaitBegun(large.id());
        Client viewer = rig.read(wanted);

        leaving.close();

        assertThat(viewer.all()).hasSize(300_000);
        rig.origin.release(Rig.SECOND);
        assertThat(brought.get()).isEqualTo(Bringing.Ending.HELD);
        assertThat(rig.origin.fetches())
                .extracting(ScriptedOrigin.Fetch::source)
                .startsWith(Rig.FIRST, Rig.THIRD);
        assertThat(pauses).isEmpty();
    }

    @Test
    void makesNobodyGiveWay() throws Exception {
        DataObject left = rig.publish(1, rig.content(1_000_000), Rig.FIRST);
        DataObject large = rig.publish(2, rig.content(300_000), Rig.SECOND);
        rig.origin.script(Rig.FIRST, new Step.HoldsAt(500_000));
        Client leaving = rig.read(left).await(1);
        leaving.close();
        Future<Bringing.Ending> brought = rig.threads.submit(() -> bring(large.id(), true));
        awaitBegun(large.id());

        rig.origin.release(Rig.FIRST);

        assertThat(brought.get()).isEqualTo(Bringing.Ending.HELD);
        rig.settle();
        assertThat(rig.store.heldIds()).containsExactlyInAnyOrder(left.id(), large.id());
        assertThat(rig.origin.fetches()).hasSize(2);
    }

    private void awaitBegun(DataObjectId id) {
        Rig.await("not begun", () -> rig.downloads.coming(id).isPresent() ? 0 : 1);
    }

    @Test
    void saysThatAPurgeTookTheObjectOnItsWay() throws Exception {
        DataObject object = rig.publish(1, rig.content(300_000), Rig.FIRST);
        rig.origin.script(Rig.FIRST, new Step.HoldsAt(100_000));
        Future<Bringing.Ending> brought = rig.threads.submit(() -> bring(object.id(), true));
        rig.origin.awaitHeld(Rig.FIRST, 1);

        rig.downloads.end(object.id(), BytesLost.Cause.PURGED);

        assertThat(brought.get()).isEqualTo(Bringing.Ending.PURGED);
    }

    @Test
    void leavesOutWhatTheNodeFailsToKeepTimeAndAgain() throws InterruptedException {
        try (Rig failing = ofSmallRequests(Rig.AGES)) {
            DataObject object = failing.publish(1, failing.content(300_000), Rig.FIRST);
            failing.origin.script(Rig.FIRST, new Step.Chunks(10_000));
            inPause = () -> {
                assertThat(pauses).hasSizeLessThan(100);
                failing.store.failNext(InMemoryCacheStore.Call.COMMIT, CacheFailure.Kind.EXHAUSTED);
            };
            pauseOver.countDown();
            failing.store.failNext(InMemoryCacheStore.Call.COMMIT, CacheFailure.Kind.EXHAUSTED);

            assertThat(bringing(failing).bring(object.id(), wish(true))).isEqualTo(Bringing.Ending.OVERLOADED);

            assertThat(arrived.get()).isPositive();
            assertThat(pauses).hasSize(59);
        }
    }

    @Test
    void saysWhyAnObjectIsNotToBeHad() throws InterruptedException {
        DataObject lost = rig.publish(1, rig.content(1000));
        DataObject large = rig.publish(2, rig.content(6_000_000), Rig.FIRST);

        assertThat(bring(new DataObjectId(404), true)).isEqualTo(Bringing.Ending.UNKNOWN);
        assertThat(bring(lost.id(), true)).isEqualTo(Bringing.Ending.NO_SOURCE);
        assertThat(bring(large.id(), true)).isEqualTo(Bringing.Ending.TOO_LARGE);
    }
}
