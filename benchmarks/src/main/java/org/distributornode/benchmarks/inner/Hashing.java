package org.distributornode.benchmarks.inner;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Hashes one group of 64 KiB, and 10,000 bytes, which are not a whole one.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Hashing {

    private static final int SHORT = 10_000;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(Proof.GROUP_BYTES);
    private final GroupHasher hasher = new GroupHasher(0, false);

    public Hashing() {
        byte[] random = new byte[bytes.capacity()];
        new Random(1).nextBytes(random);
        bytes.put(random).flip();
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public byte[] groupByVectors() {
        return hash(bytes.capacity());
    }

    @Benchmark
    public byte[] groupByLoops() {
        return hash(bytes.capacity());
    }

    @Benchmark
    public byte[] shortGroup() {
        return hash(SHORT);
    }

    private byte[] hash(int length) {
        hasher.restart(1);
        hasher.update(bytes.slice(0, length));
        return hasher.finish();
    }
}
