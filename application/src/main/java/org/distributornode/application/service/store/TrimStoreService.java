package org.distributornode.application.service.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties.Eviction;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoredObject;

/// Looks at all objects of the buckets that let go of them, which it does once however many ask for room.
public final class TrimStoreService implements TrimStore {

    private static final int WHOLE = 100;

    private final Shelves shelves;
    private final InstantSource clock;
    private final Watermarks watermarks;
    private final ReentrantLock trimming = new ReentrantLock();

    public TrimStoreService(Shelves shelves, InstantSource clock, Watermarks watermarks) {
        this.shelves = shelves;
        this.clock = clock;
        this.watermarks = watermarks;
    }

    /// In hundredths of what the store may take: of its limit, or of what the disks have if that is less.
    public record Watermarks(int low, int high) {

        public Watermarks {
            if (low < 1 || low > high || high > WHOLE) {
                throw new IllegalArgumentException("no watermarks: " + low + ", " + high);
            }
        }
    }

    private record Candidate(BucketEntry bucket, StoredObject object) {}

    @Override
    public Trimmed trim() {
        return locked(watermarks.high(), 0);
    }

    @Override
    public Trimmed makeRoom(long bytes) {
        return bytes <= shelves.objects().room().available() ? Trimmed.NOTHING : locked(WHOLE, bytes);
    }

    private Trimmed locked(int from, long wanted) {
        trimming.lock();
        try {
            ObjectStore.Room room = shelves.objects().room();
            long size = room.used() + room.available();
            boolean full = room.used() > share(size, from) || room.available() < wanted;
            long excess = Math.max(room.used() - share(size, watermarks.low()), wanted - room.available());
            return full ? let(excess) : Trimmed.NOTHING;
        } finally {
            trimming.unlock();
        }
    }

    private static long share(long size, int hundredths) {
        return size / WHOLE * hundredths + size % WHOLE * hundredths / WHOLE;
    }

    private Trimmed let(long excess) {
        Queue<Candidate> candidates = candidates();
        long before = shelves.objects().room().used();
        long objects = 0;
        long bytes = 0;
        while (before - shelves.objects().room().used() < excess && !candidates.isEmpty()) {
            Candidate next = candidates.remove();
            if (isUntouched(next) && shelves.objects().delete(next.bucket.id(), next.object.name())) {
                objects++;
                bytes += next.object.size();
            }
        }
        return new Trimmed(objects, bytes);
    }

    private boolean isUntouched(Candidate candidate) {
        return shelves.objects()
                .find(candidate.bucket.id(), candidate.object.name())
                .filter(candidate.object::equals)
                .isPresent();
    }

    private Queue<Candidate> candidates() {
        Queue<Candidate> candidates =
                new PriorityQueue<>(Comparator.comparing(candidate -> candidate.object.accessed()));
        Instant now = clock.instant();
        for (BucketEntry bucket : shelves.all()) {
            Eviction eviction = bucket.properties().eviction();
            if (bucket.name().isLocal() && eviction.enabled()) {
                addUnread(bucket, now.minus(eviction.notBefore()), candidates);
            }
        }
        return candidates;
    }

    private void addUnread(BucketEntry bucket, Instant since, Queue<Candidate> candidates) {
        ObjectQuery query = ObjectQuery.all("");
        ObjectPage page = shelves.objects().list(bucket.id(), query);
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
            page = shelves.objects().list(bucket.id(), query.after(page.last()));
        }
    }
}
