package org.distributornode.domain.cache;

import java.util.Arrays;

/// Doubly linked lists of slots; a slot is in one of them or in none.
final class SlotLists {

    static final int NONE = EvictionPolicy.NONE;

    private static final int FIELDS = 3;
    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    /// Number of the list plus one, so that new slots are in none.
    private static final int LIST = 2;

    private final IntPages links = new IntPages();
    private final int[] firsts;
    private final int[] lasts;

    SlotLists(int count) {
        firsts = new int[count];
        lasts = new int[count];
        Arrays.fill(firsts, NONE);
        Arrays.fill(lasts, NONE);
    }

    int first(int list) {
        return firsts[list];
    }

    int after(int slot) {
        return field(slot, AFTER);
    }

    /// The list that the slot is in, or [#NONE].
    int listOf(int slot) {
        return field(slot, LIST) - 1;
    }

    void addLast(int list, int slot) {
        links.ensure(((long) slot + 1) * FIELDS);
        if (listOf(slot) != NONE) {
            throw new IllegalStateException("slot " + slot + " is in list " + listOf(slot));
        }
        int last = lasts[list];
        set(slot, BEFORE, last);
        set(slot, AFTER, NONE);
        set(slot, LIST, list + 1);
        if (last == NONE) {
            firsts[list] = slot;
        } else {
            set(last, AFTER, slot);
        }
        lasts[list] = slot;
    }

    void remove(int slot) {
        int list = listOf(slot);
        if (list == NONE) {
            throw new IllegalStateException("slot " + slot + " is in no list");
        }
        int before = field(slot, BEFORE);
        int after = field(slot, AFTER);
        if (before == NONE) {
            firsts[list] = after;
        } else {
            set(before, AFTER, after);
        }
        if (after == NONE) {
            lasts[list] = before;
        } else {
            set(after, BEFORE, before);
        }
        set(slot, LIST, 0);
    }

    /// Makes the slot the last of `list`, wherever it is now.
    void moveToLast(int list, int slot) {
        remove(slot);
        addLast(list, slot);
    }

    long footprint() {
        return links.footprint();
    }

    private int field(int slot, int field) {
        return links.get((long) slot * FIELDS + field);
    }

    private void set(int slot, int field, int value) {
        links.set((long) slot * FIELDS + field, value);
    }
}
