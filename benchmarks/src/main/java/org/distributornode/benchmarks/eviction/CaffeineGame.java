package org.distributornode.benchmarks.eviction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Plays a trace to Caffeine, that is W-TinyLFU with an adaptive window (Einziger, Friedman, Manes: TinyLFU, ACM
/// Transactions on Storage 13/4, 2017), weighted by size.
final class CaffeineGame {

    private static final long UNIT = 4096;

    private final Trace trace;
    private final Cache<Integer, Boolean> cache;

    CaffeineGame(Trace trace, long capacity) {
        this.trace = trace;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(capacity / UNIT)
                .weigher((Integer object, Boolean _) -> (int) Math.ceilDiv(trace.sizes()[object], UNIT))
                .executor(Runnable::run)
                .build();
    }

    Ratios play() {
        Ratios.Count count = new Ratios.Count(trace);
        for (int i = 0; i < trace.requests().length; i++) {
            int object = trace.requests()[i];
            boolean hit = cache.getIfPresent(object) != null;
            if (!hit) {
                cache.put(object, true);
            }
            count.count(i, hit);
        }
        return count.ratios();
    }
}
