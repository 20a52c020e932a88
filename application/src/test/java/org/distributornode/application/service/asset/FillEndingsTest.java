package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.HELD_BACK;
import static org.distributornode.application.service.asset.Rig.SECOND;
import static org.distributornode.application.service.asset.Rig.THIRD;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How fills and their attempts end, and what their readers are left with.
final class FillEndingsTest {

    private static final int SIZE = 200_000;

    /// Of so many a crowd waits for more bytes than there are.
    private static final int CROWD = 60;

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    /// Not even one whose disk takes its time: who asks again then is served all the same.
    @ParameterizedTest
    @ValueSource(ints = {1_000, SIZE})
    void letsNobodyWaitForTheCommitOfWhatIsProven(int size) {
        byte[] content = rig.content(size);
        DataObject object = rig.publish(1, content, FIRST);
        CountDownLatch forced = new CountDownLatch(1);
        rig.store.amidstCommit(() -> Rig.awaitUninterruptibly(forced));

        byte[] first = rig.read(object).all();
        Served again = rig.whole(object);
        byte[] second = Client.whole(again.bytes()).all();
        Set<DataObjectId> heldByThen = rig.store.heldIds();
        forced.countDown();
        rig.settle();

        assertThat(List.of(first, second)).containsOnly(content);
        assertThat(again.freshness()).isEqualTo(Freshness.PENDING);
        assertThat(heldByThen).isEmpty();
        assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
        assertThat(rig.origin.fetches()).hasSize(1);
    }

    /// Nobody reads what is being committed, and it has the one turn that another object waits for.
    @Test
    void letsOthersJoinWhatIsBeingCommittedWhoeverWantsItsTurn() {
        rig.close();
        rig = new Rig(new Rig.Settings(1_000_000, SIZE, 1, Rig.AGES));
        byte[] bytes = rig.content(SIZE);
        DataObject first = rig.publish(1, bytes, FIRST);
        DataObject second = rig.publish(2, rig.content(SIZE), SECOND);
        CountDownLatch forced = new CountDownLatch(1);
        rig.store.amidstCommit(() -> Rig.awaitUninterruptibly(forced));
        rig.read(first).all();

        Client waiting = rig.read(second);
        Rig.await("none makes way", () -> 1 - rig.downloads.leaving());
        byte[] again = rig.read(first).all();
        forced.countDown();

        assertThat(again).isEqualTo(bytes);
        assertThat(waiting.all()).hasSize(SIZE);
    }

    /// A commit forces all of it.
    @Test
    void letsNobodyWaitForWhatIsBeingForced() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(SIZE / 2));
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch forced = new CountDownLatch(1);
        rig.store.amidstForce(() -> {
            forcing.countDown();
            Rig.awaitUninterruptibly(forced);
        });

        AtomicLong forcedLater = new AtomicLong();
        rig.store.amidstCommit(() -> forcedLater.set(forced.getCount()));

        Client client = rig.read(object);
        Rig.await("not forced", () -> (int) forcing.getCount());
        rig.origin.release(FIRST);
        byte[] read = client.all();
        forced.countDown();
        rig.settle();

        assertThat(read).isEqualTo(bytes);
        assertThat(forcedLater).hasValue(0);
        assertThat(rig.store.heldIds()).containsExactly(object.id());
    }

    @Test
    void commitsBehindACrowd() {
        DataObject object = whereACrowdLeavesWithin(Duration.ofMinutes(1));
        AtomicInteger gone = new AtomicInteger();
        AtomicInteger goneByThen = new AtomicInteger();
        rig.store.amidstCommit(() -> goneByThen.set(gone.get()));

        List<Client> crowd = crowdFor(object);
        rig.origin.release(FIRST);
        crowd.forEach(each -> each.await(SIZE));
        for (Client each : crowd.subList(Waves.FEW, CROWD)) {
            gone.incrementAndGet();
            each.all();
        }
        rig.settle();

        assertThat(goneByThen).hasValue(CROWD - Waves.FEW);
        assertThat(rig.store.heldIds()).containsExactly(object.id());
        crowd.subList(0, Waves.FEW).forEach(each -> assertThat(each.all()).hasSize(SIZE));
    }

    @Test
    void waitsForNoCrowdOfWhatIsPurged() {
        DataObject object = whereACrowdLeavesWithin(Duration.ofHours(1));
        List<Client> crowd = crowdFor(object);
        rig.origin.release(FIRST);
        crowd.forEach(each -> each.await(SIZE));

        rig.downloads.end(object.id(), BytesLost.Cause.PURGED);

        assertThat(rig.store.heldIds()).isEmpty();
        crowd.forEach(each -> assertThat(each.all()).hasSize(SIZE));
    }

    @Test
    void commitsThoughACrowdStays() {
        DataObject object = whereACrowdLeavesWithin(Duration.ofMillis(1));

        List<Client> crowd = crowdFor(object);
        rig.origin.release(FIRST);
        rig.settle();

        assertThat(rig.store.heldIds()).containsExactly(object.id());
        crowd.forEach(each -> assertThat(each.all()).hasSize(SIZE));
    }

    private List<Client> crowdFor(DataObject object) {
        rig.origin.script(FIRST, new Step.HoldsAnswer());
        return Stream.generate(() -> rig.read(object)).limit(CROWD).toList();
    }

    private DataObject whereACrowdLeavesWithin(Duration time) {
        rig.close();
        rig = new Rig(new Rig.Settings(1_000_000, SIZE, 4, Rig.AGES, Rig.FILL, CROWD, time));
        return rig.publish(1, rig.content(SIZE), FIRST);
    }

    /// There is room for one object, and the first one is being committed.
    @Test
    void waitsForRoomThatACommitHolds() throws InterruptedException {
        rig.close();
        rig = new Rig(new Rig.Settings(SIZE, SIZE, 4, Rig.AGES));
        DataObject first = rig.publish(1, rig.content(SIZE), FIRST);
        byte[] bytes = rig.content(SIZE);
        DataObject second = rig.publish(2, bytes, SECOND);
        CountDownLatch asked = new CountDownLatch(1);
        rig.store.amidstCommit(() -> Rig.awaitUninterruptibly(asked));
        rig.read(first).all();

        Client client = rig.read(second);
        Thread.startVirtualThread(asked::countDown); // behind the fill, on whose thread it looks for room

        assertThat(client.all()).isEqualTo(bytes);
        rig.settle();
        assertThat(rig.store.heldIds()).containsExactly(second.id());
    }

    @Test
    void sendsACrowdWhatNeedsNoProofBeforeTheObjectIsHeld() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAnswer(), new Step.Chunks(SIZE / 10));
        BlockingQueue<Set<DataObjectId>> heldByThen = new LinkedBlockingQueue<>();
        List<AssetBytes> crowd = IntStream.range(0, CROWD)
                .mapToObj(_ -> rig.whole(object).bytes())
                .toList();
        long last = SIZE - HELD_BACK - 1;
        crowd.forEach(bytes -> bytes.whenReadable(last, () -> heldByThen.add(rig.store.heldIds())));

        rig.origin.release(FIRST);

        for (int i = 0; i < CROWD; i++) {
            assertThat(heldByThen.poll(1, TimeUnit.MINUTES)).isEmpty();
        }
        crowd.forEach(AssetBytes::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, SIZE})
    void sendsWhatIsProvenThoughItCannotBeKept(int size) {
        byte[] bytes = rig.content(size);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, new Step.HoldsAnswer());
        rig.store.failNext(Call.COMMIT, CacheFailure.Kind.NO_SPACE);
        Client whole = rig.read(object);
        Client another = rig.read(object);

        rig.origin.release(FIRST);
        rig.settle();

        assertThat(whole.all()).isEqualTo(bytes);
        assertThat(another.all()).isEqualTo(bytes);
        assertThat(rig.store.heldIds()).isEmpty();
        Rig.await("still open", rig.store::openReaders);
    }

    @Test
    void letsGoOfAWrongAttemptWhileTheNextGoesOn() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST, SECOND);
        rig.origin.script(FIRST, new Step.Flips(10), new Step.HoldsAt(SIZE / 2));
        rig.origin.script(SECOND, new Step.HoldsAt(SIZE / 2));
        Client misled = rig.range(object, 0, SIZE - 1).await(1);
        rig.origin.release(FIRST);
        rig.origin.awaitFetches(2);

        assertThat(rig.store.openReaders()).isEqualTo(1);
        assertThat(misled.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, SIZE})
    void tellsWhetherWhatLeavesIsProven(int size) {
        DataObject object = rig.publish(1, rig.content(size), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(size / 2));
        try (AssetBytes part = rig.parts(object, new ByteSlice(0, 10), new ByteSlice(20, 10));
                AssetBytes whole = rig.whole(object).bytes()) {
            assertThat(List.of(part.isUnproven(), whole.isUnproven())).containsOnly(true);

            rig.origin.release(FIRST);
            rig.settle();

            assertThat(List.of(part.isUnproven(), whole.isUnproven())).containsOnly(false);
        }
    }

    @Test
    void goesOnWithTheOthersWhenTheOneSourceOfARetryBreaksOff() {
        byte[] bytes = rig.content(HELD_BACK);
        DataObject object = rig.publish(1, bytes, FIRST, SECOND, THIRD);
        rig.origin.script(FIRST, new Step.Flips(10), new Step.FailsAt(1_000, Kind.CUT_SHORT));
        rig.origin.script(SECOND, new Step.HoldsAt(2_000));
        Client client = rig.read(object);
        rig.origin.awaitFetches(2);

        rig.origin.script(SECOND, new Step.FailsAt(3_000, Kind.CUT_SHORT));
        rig.origin.release(SECOND);

        assertThat(client.all()).isEqualTo(bytes);
        assertThat(rig.sources.usable(object.id(), List.of(SECOND, THIRD))).hasSize(2);
    }

    @Test
    void completesAHitThatMayNoLongerBeKept() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.read(object).all();
        rig.settle();
        rig.keepAtMost(SIZE - 1);
        Client client = Client.whole(rig.whole(object).bytes()).takeNow(70_000);
        rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

        assertThat(client.all()).isEqualTo(bytes);
    }

    @Test
    void endsAPartOfAHitThatMayNoLongerBeKept() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.read(object).all();
        rig.settle();
        rig.keepAtMost(SIZE - 1);
        Client part = rig.range(object, 0, 1_000);
        rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

        assertThat(part.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        assertThat(part.count()).isZero();
    }
}
