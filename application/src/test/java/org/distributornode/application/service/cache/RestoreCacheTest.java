package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.Test;

final class RestoreCacheTest {

    private static final MediaType PNG = new MediaType("image/png");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();

    /// A life of the node: everything but what is on disk begins anew.
    private final class Life {
        final InMemoryJournal journal = new InMemoryJournal(medium);
        final HeldObjects held;
        final Partials partials;
        final RestoreCacheService restore;

        Life(long limit) {
            held = new HeldObjects(new CacheIndex(limit, new LeastRecentlyUsed()), store, new Events(journal), clock);
            partials = new Partials(held, clock, Duration.ofHours(1));
            restore = new RestoreCacheService(
                    held, store, journal, new Pins(held, new Events(journal), clock, 50), partials);
        }

        DataObject keep(long id) {
            byte[] bytes = {(byte) id, 2, 3, 4};
            ContentHasher hasher = new ContentHasher(bytes.length);
            hasher.update(ByteBuffer.wrap(bytes));
            Proof proof = hasher.finish();
            DataObject object = new DataObject(new DataObjectId(id), bytes.length, proof.root(), Optional.empty());
            assertThat(held.reserve(object)).isTrue();
            try (Fill fill = store.fill(object)) {
                fill.write(0, ByteBuffer.wrap(bytes));
                held.commit(fill, proof, PNG);
            }
            clock.advance(Duration.ofSeconds(1));
            return object;
        }

        List<DataObjectId> ids() {
            List<CacheEntry> entries = new ArrayList<>();
            held.index().entries().forEach(entries::add);
            return entries.stream().map(CacheEntry::id).toList();
        }
    }

    private Life begin(long limit) {
        Life life = new Life(limit);
        assertThat(life.restore.restore()).isEqualTo(RestoreCache.Outcome.RESTORED);
        return life;
    }

    @Test
    void holdsAgainWhatWasHeld() {
        Life first = begin(100);
        DataObject kept = first.keep(1);
        DataObject dropped = first.keep(2);
        first.held.drop(dropped.id(), DropReason.MISSING);

        Life second = begin(100);

        assertThat(second.ids()).containsExactly(kept.id());
        assertThat(second.held.find(kept.id())).hasValueSatisfying(entry -> {
            assertThat(entry.hash()).isEqualTo(kept.hash());
            assertThat(entry.mediaType()).isEqualTo(PNG);
        });
        assertThat(second.held.capacity().used()).isEqualTo(4);
    }

    @Test
    void beginsFromTheSnapshotAndGoesOn() {
        Life first = begin(100);
        DataObject before = first.keep(1);
        assertThat(new SaveCacheStateService(first.held, first.journal).save()).isEqualTo(SaveCacheState.Outcome.SAVED);
        DataObject after = first.keep(2);

        assertThat(begin(100).ids()).containsExactlyInAnyOrder(before.id(), after.id());
    }

    @Test
    void evictsTheOldestWhenTheLimitWasLowered() {
        Life first = begin(100);
        first.keep(1);
        DataObject newer = first.keep(2);

        Life second = begin(5);

        assertThat(second.ids()).containsExactly(newer.id());
        assertThat(store.heldIds()).containsExactly(newer.id());
    }

    @Test
    void takesUpWhatTheJournalDoesNotKnow() {
        Life first = begin(100);
        DataObject object = first.keep(1);
        Life amnesia = new Life(100);
        InMemoryJournal fresh = new InMemoryJournal();
        HeldObjects held =
                new HeldObjects(new CacheIndex(100, new LeastRecentlyUsed()), store, new Events(fresh), clock);
        RestoreCacheService restore = new RestoreCacheService(
                held,
                store,
                fresh,
                new Pins(held, new Events(fresh), clock, 50),
                new Partials(held, clock, Duration.ofHours(1)));
        restore.restore();

        restore.reconcile();

        assertThat(amnesia.held.count()).isZero();
        assertThat(held.find(object.id())).isPresent();
        assertThat(fresh.read(0, 10))
                .extracting(recorded -> recorded.event())
                .containsExactly(new NodeEvent.ObjectCached(clock.instant(), object, PNG));
    }

    @Test
    void takesManyUpAtTheCostOfFewAppends() {
        Life first = begin(10_000);
        for (long id = 1; id <= 300; id++) {
            first.keep(id);
        }
        medium.forgetAll();
        Life second = begin(10_000);

        second.restore.reconcile();

        assertThat(second.ids()).hasSize(300);
        assertThat(medium.events()).hasSize(300);
        assertThat(medium.appends()).isLessThanOrEqualTo(3);
    }

    @Test
    void keepsRoomForWhatAnEarlierLifeLeftInPart() {
        DataObject object = leaveAPart(begin(100));

        Life second = begin(100);

        assertThat(second.held.capacity().reserved()).isEqualTo(4);
        assertThat(second.partials.count()).isEqualTo(1);
        try (Fill fill = store.fill(object)) {
            assertThat(fill.present().total()).isEqualTo(2);
        }
    }

    @Test
    void forgetsPartsForWhichThereIsNoRoom() {
        DataObject object = leaveAPart(begin(100));

        Life second = begin(7);

        assertThat(second.ids()).hasSize(1);
        assertThat(second.held.capacity().reserved()).isZero();
        try (Fill fill = store.fill(object)) {
            assertThat(fill.present().total()).isZero();
        }
    }

    @Test
    void sweepsAwayWhatNobodyHasTakenUp() {
        Life life = begin(100);
        DataObject object = leaveAPart(life);

        Thread.currentThread().interrupt();
        life.restore.reconcile();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(left()).containsExactly(object.id());
        life.restore.reconcile();

        assertThat(left()).isEmpty();
        assertThat(life.ids()).hasSize(1);
    }

    private List<DataObjectId> left() {
        List<DataObjectId> ids = new ArrayList<>();
        store.scanFills(fill -> ids.add(fill.object().id()));
        return ids;
    }

    @Test
    void forgetsPartsThatNobodyAsksFor() {
        DataObject object = leaveAPart(begin(100));
        Life second = begin(100);

        clock.advance(Duration.ofHours(1));
        second.partials.expire();
        assertThat(second.partials.count()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        second.partials.expire();

        assertThat(second.partials.count()).isZero();
        assertThat(second.held.capacity().reserved()).isZero();
        try (Fill fill = store.fill(object)) {
            assertThat(fill.present().total()).isZero();
        }
    }

    @Test
    void letsPartsGiveWayToWhatIsAskedFor() {
        leaveAPart(begin(100));
        Life second = begin(10);
        DataObject asked =
                new DataObject(new DataObjectId(10), 8, second.keep(1).hash(), Optional.empty());

        assertThat(second.partials.reserve(asked)).isTrue();

        assertThat(second.partials.count()).isZero();
        assertThat(second.held.capacity().reserved()).isEqualTo(8);
    }

    /// Two of four bytes.
    private DataObject leaveAPart(Life life) {
        DataObject object = new DataObject(new DataObjectId(9), 4, life.keep(1).hash(), Optional.empty());
        try (Fill fill = store.fill(object)) {
            fill.write(0, ByteBuffer.wrap(new byte[] {1, 2}));
            fill.force();
        }
        return object;
    }

    @Test
    void tellsTheJournalBeforeAFileGoes() {
        Life dying = begin(5);
        DataObject evicted = dying.keep(1);
        dying.journal.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> dying.keep(2));

        assertThat(store.heldIds()).contains(evicted.id());
    }

    @Test
    void forgetsAnObjectWhoseFileDoesNotOpen() {
        Life life = begin(100);
        DataObject object = life.keep(1);
        store.failNext(InMemoryCacheStore.Call.OPEN, CacheFailure.Kind.MEDIUM);

        assertThat(life.held.look(object.id()).flatMap(life.held::open)).isEmpty();
        assertThat(life.held.find(object.id())).isEmpty();
        assertThat(store.heldIds()).isEmpty();
    }

    @Test
    void keepsAnObjectWhenDescriptorsAreShort() {
        Life life = begin(100);
        DataObject object = life.keep(1);
        store.failNext(InMemoryCacheStore.Call.OPEN, CacheFailure.Kind.EXHAUSTED);

        assertThatExceptionOfType(CacheFailure.class)
                .isThrownBy(() -> life.held.look(object.id()).flatMap(life.held::open));

        assertThat(life.held.find(object.id())).isPresent();
        assertThat(store.heldIds()).containsExactly(object.id());
    }

    @Test
    void doesNotTakeAnObjectForAbsentWhenDescriptorsAreShort() {
        Life life = begin(100);
        store.failNext(InMemoryCacheStore.Call.FIND, CacheFailure.Kind.EXHAUSTED);

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> life.held.look(new DataObjectId(1)));
    }

    @Test
    void takesNothingUpOnceItIsInterrupted() {
        begin(100).keep(1);
        InMemoryJournal fresh = new InMemoryJournal();
        HeldObjects held =
                new HeldObjects(new CacheIndex(100, new LeastRecentlyUsed()), store, new Events(fresh), clock);
        RestoreCacheService restore = new RestoreCacheService(
                held,
                store,
                fresh,
                new Pins(held, new Events(fresh), clock, 50),
                new Partials(held, clock, Duration.ofHours(1)));
        restore.restore();
        Thread.currentThread().interrupt();

        restore.reconcile();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(held.count()).isZero();
    }
}
