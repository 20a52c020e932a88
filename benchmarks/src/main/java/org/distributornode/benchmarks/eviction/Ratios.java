package org.distributornode.benchmarks.eviction;

/// What part of requests and of their bytes was answered from the cache, from 0 to 1.
public record Ratios(double hits, double bytes) {

    /// How much a hit on an object counts beside one on a byte: the traffic of the sources is what is paid for.
    private static final double OBJECTS = 1.0 / 3;

    /// What policies are compared by: two thirds bytes, one third requests.
    public double score() {
        return OBJECTS * hits + (1 - OBJECTS) * bytes;
    }

    /// Counts from a part of a trace on, when the cache is warm.
    static final class Count {

        private final Trace trace;
        private final int from;
        private long requests;
        private long hits;
        private double bytes;
        private double bytesHit;

        Count(Trace trace) {
            this.trace = trace;
            this.from = trace.requests().length / 4;
        }

        void count(int request, boolean hit) {
            if (request >= from) {
                long size = trace.sizes()[trace.requests()[request]];
                requests++;
                bytes += size;
                if (hit) {
                    hits++;
                    bytesHit += size;
                }
            }
        }

        Ratios ratios() {
            return new Ratios((double) hits / requests, bytesHit / bytes);
        }
    }
}
