package org.distributornode.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A kind of hits.
///
/// @param size bytes of each object
/// @param objects how many different ones are asked for
/// @param range bytes of the ranges that are asked for; 0 for whole objects
/// @param bar how our CPU time for a request may compare with nginx's
/// @param goal what it takes to be ahead of every peer
record Workload(String name, long size, int objects, int range, double bar, double goal) {

    private static final int DIFFERENT_RANGES = 4096;

    /// Longer answers are measured by [LoopClient].
    private static final long SHORT = 512 * 1024;

    static List<Workload> all() {
        return List.of(
                new Workload("1k", 1024, 1000, 0, 1.3, 0.5),
                new Workload("100k", 100 * 1024, 500, 0, 1.1, 0.78),
                new Workload("1m", Scale.MIB, 100, 0, 1.0, 0.8),
                new Workload("10m", 10 * Scale.MIB, 20, 0, 1.0, 0.85),
                new Workload("range64k", 10 * Scale.MIB, 20, Scale.RANGE, 1.1, 0.8));
    }

    /// The length of each answer.
    long bytes() {
        return range > 0 ? range : size;
    }

    boolean isShort() {
        return bytes() <= SHORT;
    }

    /// The requests for these objects.
    List<Ask> asks(int port, List<Stored> stored) {
        if (range == 0) {
            return stored.stream().map(object -> Ask.whole(port, object)).toList();
        }
        Random random = new Random(range);
        return IntStream.range(0, DIFFERENT_RANGES)
                .mapToObj(i -> {
                    Stored object = stored.get(random.nextInt(stored.size()));
                    return Ask.range(port, object, random.nextLong(size - range), range);
                })
                .toList();
    }
}
