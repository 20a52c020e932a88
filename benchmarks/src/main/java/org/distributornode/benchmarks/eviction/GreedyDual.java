package org.distributornode.benchmarks.eviction;

import org.distributornode.domain.cache.EvictionPolicy;
import org.distributornode.domain.cache.HeldSlots;

/// Greedy-Dual-Size with frequency (Cherkasova: Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency
/// Caching Policy, HP Labs 1998). What a fetch costs is the size to some power: 0 is GDSF, which counts requests; 1 is
/// LFU with dynamic ageing (Arlitt and others: Evaluating Content Management Techniques for Web Proxy Caches, 1999),
/// which counts bytes.
final class GreedyDual implements EvictionPolicy {

    private final SlotHeap heap = new SlotHeap();
    private final double power;
    private double age;

    GreedyDual(double power) {
        this.power = power;
    }

    @Override
    public void admitted(HeldSlots held, int slot) {
        heap.add(slot, key(held, slot));
    }

    @Override
    public void read(HeldSlots held, int slot) {
        heap.change(slot, key(held, slot));
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        heap.remove(slot);
    }

    @Override
    public int victim(HeldSlots held, long now) {
        if (heap.count() == 0) {
            return NONE;
        }
        age = heap.key(heap.first());
        return heap.first();
    }

    @Override
    public long footprint() {
        return 0;
    }

    private double key(HeldSlots held, int slot) {
        return age + (held.reads(slot) + 1) * Math.pow(Math.max(1, held.size(slot)), power - 1);
    }
}
