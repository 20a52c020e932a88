package org.distributornode.domain.cache;

import java.util.BitSet;
import java.util.List;

/// Which slots are those of claims.
final class ClaimedSlots {

    private final EntryPages entries;
    private final BitSet slots = new BitSet();
    private int count;

    ClaimedSlots(EntryPages entries) {
        this.entries = entries;
    }

    int count() {
        return count;
    }

    boolean has(int slot) {
        return slot != IdTable.NONE && slots.get(slot);
    }

    void add(int slot) {
        slots.set(slot);
        count++;
    }

    /// Ignored if the slot is not that of a claim.
    void remove(int slot) {
        if (slots.get(slot)) {
            slots.clear(slot);
            count--;
        }
    }

    /// The claims in the slots from `from` up to `end`.
    List<Claim> between(int from, int end) {
        return slots.get(from, Math.max(from, end)).stream()
                .mapToObj(slot -> new Claim(entries.entry(from + slot)))
                .toList();
    }
}
