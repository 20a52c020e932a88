package org.distributornode.application.service.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.distributornode.domain.cache.Admission;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.cache.Pinning;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// The index behind a lock, and with the time of day. Waits for nothing but the lock.
final class LockedIndex {

    private static final int SETTLED_AT_ONCE = 1024;
    private static final long PAUSE_NANOS = 50_000;

    /// How many entries are looked at under one lock while all are walked.
    private static final int WALKED_AT_ONCE = 1024;

    private final CacheIndex index;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    LockedIndex(CacheIndex index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    Optional<CacheEntry> entry(DataObjectId id) {
        return locked(() -> index.entry(id));
    }

    boolean contains(DataObjectId id) {
        return locked(() -> index.contains(id));
    }

    Admission reserve(DataObject object) {
        return locked(() -> index.reserve(object.id(), object.size(), clock.instant()));
    }

    void release(DataObjectId id) {
        run(() -> index.release(id));
    }

    void add(DataObject object, MediaType mediaType, Instant at) {
        run(() -> index.add(object, mediaType, at));
    }

    /// Adds an object unless it is there already.
    ///
    /// @return whether it was added
    boolean addUnknown(DataObject object, MediaType mediaType, Instant at) {
        return locked(() -> {
            boolean unknown = !index.contains(object.id());
            if (unknown) {
                index.add(object, mediaType, at);
            }
            return unknown;
        });
    }

    void expect(long entries) {
        run(() -> index.expect(entries));
    }

    void restore(CacheEntry entry) {
        locked(() -> index.restore(entry));
    }

    void read(DataObjectId id) {
        run(() -> index.read(id, clock.instant()));
    }

    /// @return false if the object is not held
    boolean readIfHeld(DataObjectId id) {
        Instant now = clock.instant();
        lock.lock();
        try {
            boolean held = index.contains(id);
            if (held) {
                index.read(id, now);
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    void claim(Claim claim) {
        run(() -> index.claim(claim));
    }

    Optional<Claim> claim(DataObjectId id) {
        return locked(() -> index.claim(id));
    }

    /// Forgets the claim on a file, unless it was made good.
    void unclaim(DataObjectId id) {
        run(() -> index.claim(id).ifPresent(_ -> index.remove(id)));
    }

    Optional<CacheEntry> remove(DataObjectId id) {
        return locked(() -> index.remove(id));
    }

    /// @param most bytes that pinned objects may take together
    Pinning pin(DataObjectId id, long most) {
        return locked(() -> index.pin(id, most));
    }

    /// @return false if it was not pinned
    boolean unpin(DataObjectId id) {
        return locked(() -> index.unpin(id));
    }

    /// Tells the policy of what was restored, so little at a time that nobody waits long.
    void settle() {
        while (!locked(() -> index.settle(SETTLED_AT_ONCE))) {
            LockSupport.parkNanos(PAUSE_NANOS); // the lock is not fair: others must find it free
        }
    }

    List<CacheEntry> trim() {
        return locked(() -> index.trim(clock.instant()));
    }

    /// Evicts until so many bytes are given back.
    List<CacheEntry> evict(long bytes) {
        return locked(() -> index.evict(bytes, clock.instant()));
    }

    int count() {
        return locked(index::count);
    }

    Capacity capacity() {
        return locked(index::capacity);
    }

    long footprint() {
        return locked(index::footprint);
    }

    /// Every entry, in no order; may be walked while others go on.
    Iterable<CacheEntry> entries() {
        return walk(index::entries);
    }

    /// Every pinned object, in no order; may be walked while others go on.
    Iterable<CacheEntry> pinned() {
        return walk(index::pinned);
    }

    /// Every claim, in no order; may be walked while others go on.
    Iterable<Claim> claims() {
        return walk(index::claims);
    }

    private <T> Iterable<T> walk(BiFunction<Integer, Integer, List<T>> part) {
        return () -> IntStream.iterate(0, from -> from < slots(), from -> from + WALKED_AT_ONCE)
                .boxed()
                .flatMap(from -> locked(() -> part.apply(from, WALKED_AT_ONCE)).stream())
                .iterator();
    }

    private int slots() {
        return locked(index::slots);
    }

    private void run(Runnable task) {
        locked(() -> {
            task.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
