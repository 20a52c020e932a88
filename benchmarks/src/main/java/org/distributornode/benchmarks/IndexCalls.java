package org.distributornode.benchmarks;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.distributornode.domain.cache.Admission;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.EvictionPolicies;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// What calls of the bare index cost while it grows to its size and when it is full.
final class IndexCalls {

    private static final int CALLS = 1_000_000;

    private final int entries;
    private final Samples samples;

    IndexCalls(int entries, Samples samples) {
        this.entries = entries;
        this.samples = samples;
    }

    void measure() {
        long before = Heap.live();
        long bytes = 0;
        for (int i = 0; i < entries; i++) {
            bytes += StoredIndex.size(i);
        }
        CacheIndex index =
                new CacheIndex(bytes, EvictionPolicies.named(Index.POLICY).orElseThrow());
        repeat("add", entries, i -> add(index, i));
        samples.add(Index.HEAP, Index.POLICY, (Heap.live() - before) / (double) entries);
        SplittableRandom random = new SplittableRandom(1);
        repeat("find", CALLS, _ -> find(index, random.nextInt(entries)));
        repeat("read", CALLS, i -> index.read(id(random.nextInt(entries)), Instant.ofEpochSecond(i)));
        repeat("evict and add", CALLS, i -> add(index, entries + i));
    }

    private static void find(CacheIndex index, int number) {
        if (index.entry(id(number)).isEmpty()) {
            throw new IllegalStateException("object " + number + " is not held");
        }
    }

    private static void add(CacheIndex index, int number) {
        CacheEntry entry = StoredIndex.entry(number);
        DataObject object = entry.object();
        if (!(index.reserve(object.id(), object.size(), entry.storedAt()) instanceof Admission.Admitted)) {
            throw new IllegalStateException("no room for object " + number);
        }
        index.add(object, entry.mediaType(), entry.storedAt());
    }

    private static DataObjectId id(int number) {
        return new DataObjectId(number + 1L);
    }

    private void repeat(String what, int times, IntConsumer call) {
        long longest = 0;
        long started = System.nanoTime();
        long before = started;
        for (int i = 0; i < times; i++) {
            call.accept(i);
            long after = System.nanoTime();
            longest = Math.max(longest, after - before);
            before = after;
        }
        samples.add(what + ", ns", Index.POLICY, (before - started) / (double) times);
        samples.add("longest " + what + ", ms", Index.POLICY, longest / 1e6);
    }
}
