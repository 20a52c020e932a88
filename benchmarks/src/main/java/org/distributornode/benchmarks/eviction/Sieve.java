package org.distributornode.benchmarks.eviction;

import java.util.BitSet;
import org.distributornode.domain.cache.EvictionPolicy;
import org.distributornode.domain.cache.HeldSlots;

/// SIEVE (Zhang, Yang, Yue, Vigfusson, Rashmi: SIEVE is Simpler than LRU, NSDI 2024).
final class Sieve implements EvictionPolicy {

    private final SlotQueue queue = new SlotQueue();
    private final BitSet visited = new BitSet();
    private int hand = NONE;

    @Override
    public void admitted(HeldSlots held, int slot) {
        visited.clear(slot);
        queue.addLast(slot, held.size(slot));
    }

    @Override
    public void read(HeldSlots held, int slot) {
        visited.set(slot);
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        if (slot == hand) {
            hand = queue.after(slot);
        }
        queue.remove(slot, held.size(slot));
    }

    @Override
    public int victim(HeldSlots held, long now) {
        if (queue.count() == 0) {
            return NONE;
        }
        int slot = hand == NONE ? queue.first() : hand;
        while (visited.get(slot)) {
            visited.clear(slot);
            slot = queue.after(slot) == NONE ? queue.first() : queue.after(slot);
        }
        hand = slot;
        return slot;
    }

    @Override
    public long footprint() {
        return 0;
    }
}
