package org.distributornode.benchmarks.eviction;

import java.util.Arrays;

/// Slots by a number each; the one with the smallest is known.
final class SlotHeap {

    private int[] heap = new int[1024];
    private int[] places = new int[0];
    private double[] keys = new double[0];
    private int count;

    int count() {
        return count;
    }

    int first() {
        return heap[0];
    }

    double key(int slot) {
        return keys[slot];
    }

    void add(int slot, double key) {
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, 2 * slot + 1024);
            places = Arrays.copyOf(places, keys.length);
        }
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, 2 * count);
        }
        keys[slot] = key;
        place(slot, count++);
        up(slot);
    }

    void change(int slot, double key) {
        keys[slot] = key;
        up(slot);
        down(slot);
    }

    void remove(int slot) {
        int place = places[slot];
        int moved = heap[--count];
        if (moved != slot) {
            place(moved, place);
            up(moved);
            down(moved);
        }
    }

    private void up(int slot) {
        int place = places[slot];
        while (place > 0 && keys[heap[(place - 1) / 2]] > keys[slot]) {
            place(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        place(slot, place);
    }

    private void down(int slot) {
        int place = places[slot];
        while (2 * place + 1 < count) {
            int child = 2 * place + 1;
            if (child + 1 < count && keys[heap[child + 1]] < keys[heap[child]]) {
                child++;
            }
            if (keys[heap[child]] >= keys[slot]) {
                break;
            }
            place(heap[child], place);
            place = child;
        }
        place(slot, place);
    }

    private void place(int slot, int place) {
        heap[place] = slot;
        places[slot] = place;
    }
}
