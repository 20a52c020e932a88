package org.distributornode.application.service.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;

/// The buckets of this node, in memory and kept. Safe for use by any thread; a change is kept before it rules.
final class LocalBuckets {

    private final BucketStore store;
    private final ObjectStore objects;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<StoreBucket, BucketEntry> entries = Map.of();
    private long last;

    LocalBuckets(BucketStore store, ObjectStore objects, InstantSource clock) {
        this.store = store;
        this.objects = objects;
        this.clock = clock;
    }

    /// As [Shelves#start].
    void start() {
        Registry registry = store.load();
        objects.restore(registry.buckets().stream().map(BucketEntry::id).collect(Collectors.toUnmodifiableSet()));
        last = registry.last();
        entries = registry.buckets().stream().collect(Collectors.toUnmodifiableMap(BucketEntry::name, entry -> entry));
    }

    Optional<BucketEntry> find(StoreBucket bucket) {
        return Optional.ofNullable(entries.get(bucket));
    }

    Collection<BucketEntry> all() {
        return entries.values();
    }

    /// As [Shelves#add].
    Optional<BucketEntry> add(StoreBucket bucket, BucketProperties properties) {
        return locked(() -> {
            if (entries.containsKey(bucket)) {
                return Optional.empty();
            }
            BucketEntry entry = new BucketEntry(new StoreBucketId(last + 1), bucket, properties, clock.instant());
            last++;
            Map<StoreBucket, BucketEntry> next = new TreeMap<>(entries);
            next.put(bucket, entry);
            keep(next);
            objects.create(entry.id());
            return Optional.of(entry);
        });
    }

    /// As [Shelves#remove].
    Optional<BucketEntry> remove(StoreBucket bucket) {
        Optional<BucketEntry> gone = locked(() -> {
            Map<StoreBucket, BucketEntry> next = new TreeMap<>(entries);
            Optional<BucketEntry> entry = Optional.ofNullable(next.remove(bucket));
            if (entry.isPresent()) {
                keep(next);
            }
            return entry;
        });
        gone.ifPresent(entry -> objects.drop(entry.id()));
        return gone;
    }

    /// As [Shelves#change].
    ///
    /// @param taken names that others have
    Optional<BucketEntry> change(StoreBucket bucket, UnaryOperator<BucketEntry> change, Predicate<StoreBucket> taken) {
        return locked(() -> {
            Map<StoreBucket, BucketEntry> next = new TreeMap<>(entries);
            BucketEntry before = next.remove(bucket);
            if (before == null) {
                return Optional.empty();
            }
            BucketEntry after = change.apply(before);
            if (next.putIfAbsent(after.name(), after) != null || taken.test(after.name())) {
                return Optional.empty();
            }
            keep(next);
            return Optional.of(after);
        });
    }

    /// As [Shelves#keepEverywhere].
    void keepEverywhere() {
        locked(() -> {
            keep(entries);
            return true;
        });
    }

    private void keep(Map<StoreBucket, BucketEntry> next) {
        store.save(new Registry(last, new ArrayList<>(next.values())));
        entries = Map.copyOf(next);
    }

    private <T> T locked(Supplier<T> task) {
        changing.lock();
        try {
            return task.get();
        } finally {
            changing.unlock();
        }
    }
}
