package org.distributornode.benchmarks.eviction;

import java.util.Arrays;
import org.distributornode.domain.cache.EvictionPolicy;
import org.distributornode.domain.cache.HeldSlots;

/// Evicts what is asked for again last (Belady, 1966), which nobody can do who does not know the future. No bound where
/// sizes differ, but hard to beat in bytes.
final class Foresight {

    private final Trace trace;
    private final long capacity;

    Foresight(Trace trace, long capacity) {
        this.trace = trace;
        this.capacity = capacity;
    }

    Ratios play() {
        int[] requests = trace.requests();
        int[] next = new int[requests.length];
        int[] last = new int[trace.sizes().length];
        Arrays.fill(last, Integer.MAX_VALUE);
        for (int i = requests.length - 1; i >= 0; i--) {
            next[i] = last[requests[i]];
            last[requests[i]] = i;
        }
        return new Game(trace, capacity, new Knowing(next), i -> i).play();
    }

    private static final class Knowing implements EvictionPolicy {

        private final SlotHeap heap = new SlotHeap();
        private final int[] next;

        Knowing(int[] next) {
            this.next = next;
        }

        @Override
        public void admitted(HeldSlots held, int slot) {
            heap.add(slot, -next(held, slot));
        }

        @Override
        public void read(HeldSlots held, int slot) {
            heap.change(slot, -next(held, slot));
        }

        @Override
        public void removed(HeldSlots held, int slot) {
            heap.remove(slot);
        }

        @Override
        public int victim(HeldSlots held, long now) {
            return heap.count() == 0 ? NONE : heap.first();
        }

        @Override
        public long footprint() {
            return 0;
        }

        private double next(HeldSlots held, int slot) {
            return next[(int) held.lastReadAt(slot)];
        }
    }
}
