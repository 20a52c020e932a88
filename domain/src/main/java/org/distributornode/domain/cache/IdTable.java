package org.distributornode.domain.cache;

/// Finds the slot of an object, and gives out slots. A hash table with chains that grows by one chain at a time (linear
/// hashing; Litwin, VLDB 1980), so that no call has to move everything.
final class IdTable {

    static final int NONE = EvictionPolicy.NONE;

    /// A power of two.
    private static final int FIRST_CHAINS = 64;
    private static final int MOST_EXPECTED = 1 << 26;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final EntryPages entries;
    /// First slot of each chain plus one, so that new chains are empty.
    private final IntPages heads = new IntPages();
    /// The next slot of the same chain plus one; links the free slots too.
    private final IntPages nexts = new IntPages();
    private int firstFree = NONE;
    private int slots;
    private int count;
    private int chains = FIRST_CHAINS;

    /// @param entries tell the id of each slot that was linked
    IdTable(EntryPages entries) {
        this.entries = entries;
        heads.ensure(FIRST_CHAINS);
    }

    /// Has chains for so many from the beginning. Ignored if anything was linked already.
    void expect(long links) {
        if (slots == 0) {
            chains = Math.clamp(links, FIRST_CHAINS, MOST_EXPECTED);
            heads.ensure(chains);
        }
    }

    int count() {
        return count;
    }

    /// One more than the highest slot given out so far.
    int slots() {
        return slots;
    }

    int find(long id) {
        int slot = heads.get(chain(id)) - 1;
        while (slot != NONE && entries.id(slot) != id) {
            slot = nexts.get(slot) - 1;
        }
        return slot;
    }

    /// A slot that is in no use; the next call may give the same until it is linked.
    int freeSlot() {
        return firstFree == NONE ? slots : firstFree;
    }

    /// Takes a free slot for the id, which has to be put there before anything else is asked. Looks up the chain but
    /// once.
    ///
    /// @return [#NONE] if the id has a slot
    int linkUnknown(long id) {
        if (count >= chains) {
            split();
        }
        int chain = chain(id);
        if (isLinked(id, heads.get(chain) - 1)) {
            return NONE;
        }
        int slot = freeSlot();
        take(slot);
        push(chain, slot);
        count++;
        return slot;
    }

    /// Whether the next slots are all new and so many more links need no further chain.
    boolean isPlain(int more) {
        return firstFree == NONE && (long) count + more <= chains;
    }

    /// As [#linkUnknown(long)] with each in turn, while that [#isPlain(int)], up to the first id that has a slot
    /// already.
    ///
    /// @param packed what the slots from [#slots()] on have by now
    /// @return how many were linked
    int linkUnknown(PackedEntries packed) {
        int more = packed.count();
        nexts.ensure((long) slots + more);
        int half = Integer.highestOneBit(chains);
        int mask = 2 * half - 1;
        for (int index = 0; index < more; index++) {
            long id = packed.id(index);
            int chain = (int) ((id * MIX) >>> Integer.SIZE) & mask;
            chain = chain < chains ? chain : chain - half;
            int head = heads.get(chain);
            if (isLinked(id, head - 1)) {
                return index;
            }
            nexts.set(slots, head);
            heads.set(chain, ++slots);
            count++;
        }
        return more;
    }

    /// Whether the id is that of the slot or of one behind it.
    private boolean isLinked(long id, int first) {
        int slot = first;
        while (slot != NONE && entries.id(slot) != id) {
            slot = nexts.get(slot) - 1;
        }
        return slot != NONE;
    }

    /// Takes the free slot, which has its id by now.
    void link(int slot) {
        take(slot);
        push(chain(entries.id(slot)), slot);
        count++;
        if (count > chains) {
            split();
        }
    }

    /// Frees the slot.
    void unlink(int slot) {
        int chain = chain(entries.id(slot));
        int next = nexts.get(slot) - 1;
        int at = heads.get(chain) - 1;
        if (at == slot) {
            heads.set(chain, next + 1);
        } else {
            while (nexts.get(at) - 1 != slot) {
                at = nexts.get(at) - 1;
            }
            nexts.set(at, next + 1);
        }
        nexts.set(slot, firstFree + 1);
        firstFree = slot;
        count--;
    }

    long footprint() {
        return heads.footprint() + nexts.footprint();
    }

    private void take(int slot) {
        if (slot == slots) {
            slots++;
            nexts.ensure(slots);
        } else {
            firstFree = nexts.get(slot) - 1;
        }
    }

    private void push(int chain, int slot) {
        nexts.set(slot, heads.get(chain));
        heads.set(chain, slot + 1);
    }

    /// Adds a chain and moves to it what belongs there, all of it from one chain.
    private void split() {
        int parent = chains - Integer.highestOneBit(chains);
        heads.ensure(chains + 1L);
        chains++;
        int slot = heads.get(parent) - 1;
        heads.set(parent, 0);
        while (slot != NONE) {
            int next = nexts.get(slot) - 1;
            push(chain(entries.id(slot)), slot);
            slot = next;
        }
    }

    private int chain(long id) {
        int mixed = (int) ((id * MIX) >>> Integer.SIZE);
        int half = Integer.highestOneBit(chains);
        int chain = mixed & (2 * half - 1);
        return chain < chains ? chain : chain - half;
    }
}
