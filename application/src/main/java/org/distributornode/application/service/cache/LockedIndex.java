package org.distributornode.application.service.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

/// The index behind a lock, and with the time of day. Waits for nothing but the lock, and once for the index.
final class LockedIndex {

    private static final int SETTLED_AT_ONCE = 1024;
    private static final long PAUSE_NANOS = 50_000;

    /// How many entries are looked at under one lock while all are walked.
    private static final int WALKED_AT_ONCE = 1024;

    private final Supplier<CacheIndex> source;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CacheIndex index;

    /// @param source of the index, which may not be there yet: the first call waits for it, and all others for that one
    LockedIndex(Supplier<CacheIndex> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    Optional<CacheEntry> entry(DataObjectId id) {
        return locked(index -> index.entry(id));
    }

    boolean contains(DataObjectId id) {
        return locked(index -> index.contains(id));
    }

    Admission reserve(DataObject object) {
        return locked(index -> index.reserve(object.id(), object.size(), clock.instant()));
    }

    void release(DataObjectId id) {
        run(index -> index.release(id));
    }

    void add(DataObject object, MediaType mediaType, Instant at) {
        run(index -> index.add(object, mediaType, at));
    }

    /// Adds an object unless it is there already.
    ///
    /// @return whether it was added
    boolean addUnknown(DataObject object, MediaType mediaType, Instant at) {
        return locked(index -> {
            boolean unknown = !index.contains(object.id());
            if (unknown) {
                index.add(object, mediaType, at);
            }
            return unknown;
        });
    }

    void expect(long entries) {
        run(index -> index.expect(entries));
    }

    void restore(CacheEntry entry) {
        locked(index -> index.restore(entry));
    }

    void read(DataObjectId id) {
        run(index -> index.read(id, clock.instant()));
    }

    /// @return false if the object is not held
    boolean readIfHeld(DataObjectId id) {
        Instant now = clock.instant();
        lock.lock();
        try {
            CacheIndex read = index();
            boolean held = read.contains(id);
            if (held) {
                read.read(id, now);
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    void claim(Claim claim) {
        run(index -> index.claim(claim));
    }

    Optional<Claim> claim(DataObjectId id) {
        return locked(index -> index.claim(id));
    }

    /// Forgets the claim on a file, unless it was made good.
    void unclaim(DataObjectId id) {
        run(index -> index.claim(id).ifPresent(_ -> index.remove(id)));
    }

    Optional<CacheEntry> remove(DataObjectId id) {
        return locked(index -> index.remove(id));
    }

    /// @param most bytes that pinned objects may take together
    Pinning pin(DataObjectId id, long most) {
        return locked(index -> index.pin(id, most));
    }

    /// @return false if it was not pinned
    boolean unpin(DataObjectId id) {
        return locked(index -> index.unpin(id));
    }

    /// Tells the policy of what was restored, so little at a time that nobody waits long.
    void settle() {
        while (!locked(index -> index.settle(SETTLED_AT_ONCE))) {
            LockSupport.parkNanos(PAUSE_NANOS); // the lock is not fair: others must find it free
        }
    }

    List<CacheEntry> trim() {
        return locked(index -> index.trim(clock.instant()));
    }

    /// Evicts until so many bytes are given back.
    List<CacheEntry> evict(long bytes) {
        return locked(index -> index.evict(bytes, clock.instant()));
    }

    int count() {
        return locked(CacheIndex::count);
    }

    Capacity capacity() {
        return locked(CacheIndex::capacity);
    }

    long footprint() {
        return locked(CacheIndex::footprint);
    }

    /// Every entry, in no order; may be walked while others go on.
    Iterable<CacheEntry> entries() {
        return walk(CacheIndex::entries);
    }

    /// Every pinned object, in no order; may be walked while others go on.
    Iterable<CacheEntry> pinned() {
        return walk(CacheIndex::pinned);
    }

    /// Every claim, in no order; may be walked while others go on.
    Iterable<Claim> claims() {
        return walk(CacheIndex::claims);
    }

    private <T> Iterable<T> walk(Part<T> part) {
        return () -> IntStream.iterate(0, from -> from < slots(), from -> from + WALKED_AT_ONCE)
                .boxed()
                .flatMap(from -> locked(index -> part.of(index, from, WALKED_AT_ONCE)).stream())
                .iterator();
    }

    private int slots() {
        return locked(CacheIndex::slots);
    }

    private void run(Consumer<CacheIndex> task) {
        locked(index -> {
            task.accept(index);
            return true;
        });
    }

    private <T> T locked(Function<CacheIndex, T> task) {
        lock.lock();
        try {
            return task.apply(index());
        } finally {
            lock.unlock();
        }
    }

    /// Called under the lock.
    private CacheIndex index() {
        CacheIndex known = index;
        if (known == null) {
            known = source.get();
            index = known;
        }
        return known;
    }

    /// What lies in `count` slots of an index from slot `from` on.
    @FunctionalInterface
    private interface Part<T> {
        List<T> of(CacheIndex index, int from, int count);
    }
}
