package org.distributornode.benchmarks.eviction;

import java.util.Arrays;

/// Slots in a row, each once at most; knows how many bytes they take together.
final class SlotQueue {

    static final int NONE = -1;

    private int[] before = new int[0];
    private int[] after = new int[0];
    private int first = NONE;
    private int last = NONE;
    private long bytes;
    private int count;

    int first() {
        return first;
    }

    int after(int slot) {
        return after[slot];
    }

    long bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    void addLast(int slot, long size) {
        ensure(slot);
        before[slot] = last;
        after[slot] = NONE;
        if (last == NONE) {
            first = slot;
        } else {
            after[last] = slot;
        }
        last = slot;
        bytes += size;
        count++;
    }

    void remove(int slot, long size) {
        if (before[slot] == NONE) {
            first = after[slot];
        } else {
            after[before[slot]] = after[slot];
        }
        if (after[slot] == NONE) {
            last = before[slot];
        } else {
            before[after[slot]] = before[slot];
        }
        bytes -= size;
        count--;
    }

    private void ensure(int slot) {
        if (slot >= before.length) {
            int length = Math.max(2 * before.length, slot + 1024);
            before = Arrays.copyOf(before, length);
            after = Arrays.copyOf(after, length);
        }
    }
}
