package org.distributornode.benchmarks.eviction;

import java.util.function.IntToLongFunction;
import org.distributornode.domain.cache.EvictionPolicy;
import org.distributornode.domain.cache.HeldSlots;

/// Plays a trace to a policy as a node does: a hit is a read, a miss is fetched and kept. What is larger than the cache
/// passes through.
final class Game implements HeldSlots {

    private final Trace trace;
    private final long capacity;
    private final EvictionPolicy policy;
    private final IntToLongFunction clock;
    private final boolean[] held;
    private final int[] reads;
    private final long[] lastReadAt;
    private long used;

    /// @param clock the second of each request, by its number
    Game(Trace trace, long capacity, EvictionPolicy policy, IntToLongFunction clock) {
        this.trace = trace;
        this.capacity = capacity;
        this.policy = policy;
        this.clock = clock;
        this.held = new boolean[trace.sizes().length];
        this.reads = new int[held.length];
        this.lastReadAt = new long[held.length];
    }

    Ratios play() {
        Ratios.Count count = new Ratios.Count(trace);
        for (int i = 0; i < trace.requests().length; i++) {
            count.count(i, request(trace.requests()[i], clock.applyAsLong(i)));
        }
        return count.ratios();
    }

    private boolean request(int object, long now) {
        boolean hit = held[object];
        if (hit) {
            reads[object]++;
            lastReadAt[object] = now;
            policy.read(this, object);
        } else if (size(object) <= capacity) {
            while (used + size(object) > capacity) {
                remove(policy.victim(this, now));
            }
            held[object] = true;
            used += size(object);
            reads[object] = 0;
            lastReadAt[object] = now;
            policy.admitted(this, object);
        }
        return hit;
    }

    private void remove(int victim) {
        if (!held[victim]) {
            throw new IllegalStateException("object " + victim + " is not held");
        }
        policy.removed(this, victim);
        held[victim] = false;
        used -= size(victim);
    }

    @Override
    public long id(int slot) {
        return slot;
    }

    @Override
    public long size(int slot) {
        return trace.sizes()[slot];
    }

    @Override
    public long reads(int slot) {
        return reads[slot];
    }

    @Override
    public long lastReadAt(int slot) {
        return lastReadAt[slot];
    }
}
