package org.distributornode.benchmarks.eviction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.distributornode.domain.cache.EvictionPolicies;
import org.distributornode.domain.cache.EvictionPolicy;

/// A policy by its name in the tables.
public record Player(String name, Play play) {

    /// Plays a trace to a new cache of so many bytes.
    public interface Play {
        Ratios play(Trace trace, long capacity);
    }

    /// Ours by their names in the configuration, then rivals.
    public static Map<String, Player> all() {
        Map<String, Player> all = new LinkedHashMap<>();
        for (String name : new String[] {"valueDensity", "tinyLfu", "lru", "lruSp"}) {
            add(all, name, () -> EvictionPolicies.named(name).orElseThrow());
        }
        add(all, "S3-FIFO", S3Fifo::new);
        add(all, "SIEVE", Sieve::new);
        add(all, "GDSF", () -> new GreedyDual(0));
        add(all, "GD, cost √size", () -> new GreedyDual(0.5));
        add(all, "LFU-DA", () -> new GreedyDual(1));
        all.put("W-TinyLFU", new Player("W-TinyLFU", (trace, capacity) -> new CaffeineGame(trace, capacity).play()));
        all.put("foresight", new Player("foresight", (trace, capacity) -> new Foresight(trace, capacity).play()));
        return all;
    }

    private static void add(Map<String, Player> all, String name, Supplier<EvictionPolicy> policy) {
        all.put(
                name,
                new Player(name, (trace, capacity) -> new Game(trace, capacity, policy.get(), Trace::second).play()));
    }
}
