package org.distributornode.application.service.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.usecase.store.TrimStore.Trimmed;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties.Eviction;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoredObject;

/// Looks at all objects of the buckets that let go of them, which it does once however many ask for room.
final class Trimming {

    private static final int WHOLE = 100;

    private final Supplier<Collection<BucketEntry>> buckets;
    private final ObjectStore objects;
    private final InstantSource clock;
    private final Shelves.Watermarks watermarks;
    private final ReentrantLock trimming = new ReentrantLock();

    /// @param buckets those of this node, as they are then
    Trimming(
            Supplier<Collection<BucketEntry>> buckets,
            ObjectStore objects,
            InstantSource clock,
            Shelves.Watermarks watermarks) {
        this.buckets = buckets;
        this.objects = objects;
        this.clock = clock;
        this.watermarks = watermarks;
    }

    private record Candidate(BucketEntry bucket, StoredObject object) {

        /// At least how many bytes it takes.
        long stored() {
            return object.size() * Math.max(1, object.copies());
        }
    }

    Trimmed trim() {
        return locked(watermarks.high(), 0);
    }

    /// Whether there is room for so many bytes, made where buckets let go of objects. Nothing goes if all that may go
    /// would not be enough.
    boolean hasRoom(long bytes) {
        if (bytes <= objects.room().available()) {
            return true;
        }
        var _ = locked(WHOLE, bytes);
        return bytes <= objects.room().available();
    }

    private Trimmed locked(int from, long wanted) {
        trimming.lock();
        try {
            ObjectStore.Room room = objects.room();
            long size = room.used() + room.available();
            boolean full = room.used() > share(size, from) || room.available() < wanted;
            return full && wanted <= size
                    ? let(room.used() - share(size, watermarks.low()), wanted - room.available())
                    : Trimmed.NOTHING;
        } finally {
            trimming.unlock();
        }
    }

    private static long share(long size, int hundredths) {
        return size / WHOLE * hundredths + size % WHOLE * hundredths / WHOLE;
    }

    /// @param excess how many bytes are to go, as far as there are so many
    /// @param needed without how many none need go
    private Trimmed let(long excess, long needed) {
        Queue<Candidate> candidates = candidates();
        if (candidates.stream().mapToLong(Candidate::stored).sum() < needed) {
            return Trimmed.NOTHING;
        }
        long before = objects.room().used();
        long count = 0;
        long bytes = 0;
        while (before - objects.room().used() < Math.max(excess, needed) && !candidates.isEmpty()) {
            Candidate next = candidates.remove();
            if (isGone(next)) {
                count++;
                bytes += next.object.size();
            }
        }
        return new Trimmed(count, bytes);
    }

    /// One that the medium does not let go of stays; the others go.
    private boolean isGone(Candidate candidate) {
        try {
            return isUntouched(candidate) && objects.delete(candidate.bucket.id(), candidate.object.name());
        } catch (StoreFailure failure) {
            if (failure.kind() == StoreFailure.Kind.EXHAUSTED) {
                throw failure;
            }
            return false;
        }
    }

    private boolean isUntouched(Candidate candidate) {
        return objects.find(candidate.bucket.id(), candidate.object.name())
                .filter(candidate.object::equals)
                .isPresent();
    }

    private Queue<Candidate> candidates() {
        Queue<Candidate> candidates =
                new PriorityQueue<>(Comparator.comparing(candidate -> candidate.object.accessed()));
        Instant now = clock.instant();
        for (BucketEntry bucket : buckets.get()) {
            Eviction eviction = bucket.properties().eviction();
            if (eviction.enabled()) {
                addUnread(bucket, now.minus(eviction.notBefore()), candidates);
            }
        }
        return candidates;
    }

    private void addUnread(BucketEntry bucket, Instant since, Queue<Candidate> candidates) {
        ObjectQuery query = ObjectQuery.all("");
        ObjectPage page = objects.list(bucket.id(), query);
        while (true) {
            for (ObjectPage.Entry entry : page.entries()) {
                if (entry instanceof ObjectPage.Entry.Found(var object)
                        && !object.accessed().isAfter(since)) {
                    candidates.add(new Candidate(bucket, object));
                }
            }
            if (!page.full()) {
                return;
            }
            page = objects.list(bucket.id(), query.after(page.last()));
        }
    }
}
