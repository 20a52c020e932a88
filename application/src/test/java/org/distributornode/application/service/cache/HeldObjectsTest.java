package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;

final class HeldObjectsTest {

    private static final int SIZE = 60;

    private final SlowlyDeletingStore store = new SlowlyDeletingStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(100, new LeastRecentlyUsed()), store, new Events(journal), clock);

    @Test
    void doesNotTakeUpWhatIsJustBeingEvicted() throws InterruptedException {
        RestoredCache.restore(held, store, journal, clock);
        DataObject victim = keep(1);
        Thread evicting = Thread.ofVirtual().start(() -> held.reserve(object(2).object));
        await(store.deleting);
        Thread looking = Thread.ofVirtual().start(() -> held.look(victim.id()));
        await(store.found);

        store.mayDelete.countDown();
        evicting.join();
        looking.join();

        assertThat(store.find(victim.id())).isEmpty();
        assertThat(held.find(victim.id())).isEmpty();
        assertThat(journal.read(0, 10))
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .containsExactly(
                        NodeEvent.ObjectCached.class.getSimpleName(), NodeEvent.ObjectEvicted.class.getSimpleName());
    }

    @Test
    void asksOnceForAnIndexThatIsBeingMadeAndNotBeforeItIsNeeded() {
        AtomicInteger asked = new AtomicInteger();
        CacheIndex index = new CacheIndex(100, new LeastRecentlyUsed());
        Supplier<CacheIndex> made = () -> {
            asked.incrementAndGet();
            return index;
        };

        HeldObjects later = new HeldObjects(made, store, new Events(journal), clock, DiskRoom.unwatched());
        int before = asked.get();
        later.count();
        later.capacity();

        assertThat(before).isZero();
        assertThat(asked).hasValue(1);
    }

    /// Nobody waits for long: on a machine that halts, one attempt shows nothing.
    @Test
    void findsWhatIsBeingCommitted() throws InterruptedException {
        int attempts = 100;
        store.mayDelete.countDown();
        RestoredCache.restore(held, store, journal, clock);
        Optional<CacheEntry> found = Optional.empty();
        for (int id = 1; found.isEmpty() && id <= attempts; id++) {
            found = lookAmidstCommit(object(id));
            held.drop(new DataObjectId(id), NodeEvent.DropReason.PURGED);
        }

        assertThat(found).isPresent();
    }

    private Optional<CacheEntry> lookAmidstCommit(Sample sample) throws InterruptedException {
        AtomicReference<Optional<CacheEntry>> found = new AtomicReference<>(Optional.empty());
        Thread looking = Thread.ofPlatform().unstarted(() -> found.set(held.look(sample.object.id())));
        try (Commits.UnderWay _ = held.commits().begin(sample.object.id())) {
            looking.start();
            while (looking.getState() != Thread.State.TIMED_WAITING && looking.isAlive()) {
                Thread.onSpinWait();
            }
            keep(sample);
        }
        looking.join();
        return found.get();
    }

    private DataObject keep(long id) {
        return keep(object(id));
    }

    private DataObject keep(Sample sample) {
        assertThat(held.reserve(sample.object)).isTrue();
        try (CacheStore.Fill fill = store.fill(sample.object)) {
            fill.write(0, ByteBuffer.wrap(new byte[SIZE]));
            held.commit(fill, sample.proof, MediaType.OCTET_STREAM);
        }
        return sample.object;
    }

    private record Sample(DataObject object, Proof proof) {}

    private static Sample object(long id) {
        ContentHasher hasher = new ContentHasher(SIZE);
        hasher.update(ByteBuffer.wrap(new byte[SIZE]));
        Proof proof = hasher.finish();
        return new Sample(new DataObject(new DataObjectId(id), SIZE, proof.root(), Optional.empty()), proof);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    }

    /// Deletes when it may, and tells when it is asked for something.
    private static final class SlowlyDeletingStore implements CacheStore {
        final CountDownLatch deleting = new CountDownLatch(1);
        final CountDownLatch mayDelete = new CountDownLatch(1);
        final CountDownLatch found = new CountDownLatch(1);
        private final InMemoryCacheStore kept = new InMemoryCacheStore();

        @Override
        public Optional<ObjectBytes> open(DataObjectId id) {
            return kept.open(id);
        }

        @Override
        public Optional<Proof> proof(DataObjectId id) {
            return kept.proof(id);
        }

        @Override
        public Optional<Held> find(DataObjectId id) {
            Optional<Held> answer = kept.find(id);
            found.countDown();
            return answer;
        }

        @Override
        public Fill fill(DataObject object) {
            return kept.fill(object);
        }

        @Override
        public void delete(DataObjectId id) {
            deleting.countDown();
            try {
                mayDelete.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            kept.delete(id);
        }

        @Override
        public void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each) {
            kept.scanUnproven(known, each);
        }

        @Override
        public Optional<Unproven> findUnproven(DataObjectId id) {
            return kept.findUnproven(id);
        }

        @Override
        public Optional<ObjectBytes> openUnproven(DataObjectId id) {
            return kept.openUnproven(id);
        }

        @Override
        public boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
            return kept.adopt(id, proof, mediaType);
        }

        @Override
        public Optional<Remains> remains(DataObjectId id) {
            return kept.remains(id);
        }

        @Override
        public void scan(Consumer<Held> each) {
            kept.scan(each);
        }

        @Override
        public void scanFills(Consumer<LeftFill> each) {
            kept.scanFills(each);
        }

        @Override
        public void sweepFills(Predicate<DataObjectId> wanted) {
            kept.sweepFills(wanted);
        }
    }
}
