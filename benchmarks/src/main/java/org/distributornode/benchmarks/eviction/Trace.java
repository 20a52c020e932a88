package org.distributornode.benchmarks.eviction;

import java.util.Arrays;

/// Requests for objects, in their order. Objects are numbered from 0 on.
///
/// @param requests the object of each
/// @param sizes in bytes, of each object
public record Trace(int[] requests, long[] sizes) {

    /// Seconds from one request to the next.
    static final double PACE = 0.6;

    /// Bytes of all objects that are asked for.
    public long footprint() {
        return Arrays.stream(requests)
                .distinct()
                .mapToLong(object -> sizes[object])
                .sum();
    }

    /// When a request comes, in seconds.
    static long second(int request) {
        return (long) (request * PACE);
    }
}
