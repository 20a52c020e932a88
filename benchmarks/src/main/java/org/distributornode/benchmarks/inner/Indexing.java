package org.distributornode.benchmarks.inner;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.EvictionPolicies;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Calls of an index of a million entries, objects chosen at random, under each eviction policy: what a read costs is
/// what its policy notes of it (of `tinyLfu` its sketch, of `valueDensity` its heap).
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class Indexing {

    private static final int ENTRIES = 1_000_000;
    private static final MediaType TYPE = new MediaType("video/mp4");

    @Param({"valueDensity", "tinyLfu", "lru", "lruSp"})
    public String policy = "";

    private final SplittableRandom random = new SplittableRandom(1);
    private CacheIndex index = new CacheIndex(0, EvictionPolicies.named("lru").orElseThrow());
    private long bytes;
    private long next;

    @Setup
    public void fill() {
        bytes = 0;
        for (int i = 1; i <= ENTRIES; i++) {
            bytes += size(i);
        }
        index = new CacheIndex(bytes, EvictionPolicies.named(policy).orElseThrow());
        for (next = 1; next <= ENTRIES; next++) {
            add(next);
        }
    }

    private static long size(long id) {
        return 1000 + id * 31 % 100_000;
    }

    private void add(long id) {
        DataObject object = new DataObject(
                new DataObjectId(id), size(id), new ContentHash(id, ~id, id << 9, id >>> 7), Optional.empty());
        index.reserve(object.id(), object.size(), now());
        index.add(object, TYPE, now());
    }

    private Instant now() {
        return Instant.ofEpochSecond(1_700_000_000L + next / 1000);
    }

    private DataObjectId any() {
        return new DataObjectId(next - 1 - random.nextInt(ENTRIES / 2));
    }

    @Benchmark
    public boolean contains() {
        return index.contains(any());
    }

    @Benchmark
    public Optional<CacheEntry> entry() {
        return index.entry(any());
    }

    @Benchmark
    public void read() {
        index.read(any(), now());
    }

    /// With what goes for it.
    @Benchmark
    public void add() {
        add(next++);
    }
}
