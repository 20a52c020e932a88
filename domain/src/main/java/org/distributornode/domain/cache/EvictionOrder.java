package org.distributornode.domain.cache;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Which slot is freed next, by the word of a policy. What is pinned the policy does not know of.
///
/// Slots that are restored before anything else happens are told to the policy all at once, in the order of their last
/// reads.
final class EvictionOrder {

    private final EvictionPolicy policy;
    private final EntryPages entries;
    private final BitSet pinned = new BitSet();
    /// Whether the policy does not know the slots yet.
    private boolean restoring = true;

    EvictionOrder(EvictionPolicy policy, EntryPages entries) {
        this.policy = policy;
        this.entries = entries;
    }

    /// The policy is told of what was restored, as if each object came when it was read last.
    ///
    /// @param slots how many there are, none of them free yet if this is the first call
    void settle(int slots) {
        if (!restoring) {
            return;
        }
        restoring = false;
        long[] byLastRead = new long[slots - pinned.cardinality()];
        int count = 0;
        for (int slot = pinned.nextClearBit(0); slot < slots; slot = pinned.nextClearBit(slot + 1)) {
            byLastRead[count++] = (entries.lastReadAt(slot) << (Integer.SIZE - 1)) | slot;
        }
        Arrays.sort(byLastRead);
        for (long key : byLastRead) {
            policy.admitted(entries, (int) key & Integer.MAX_VALUE);
        }
    }

    /// The slot is taken from now on.
    void add(int slot, boolean asPinned) {
        if (asPinned) {
            pinned.set(slot);
        } else if (!restoring) {
            policy.admitted(entries, slot);
        }
    }

    void read(int slot) {
        if (!pinned.get(slot)) {
            policy.read(entries, slot);
        }
    }

    /// The slot is about to be freed.
    void remove(int slot) {
        if (pinned.get(slot)) {
            pinned.clear(slot);
        } else {
            policy.removed(entries, slot);
        }
    }

    boolean isPinned(int slot) {
        return pinned.get(slot);
    }

    /// Withholds a slot that is not pinned from the policy.
    void pin(int slot) {
        policy.removed(entries, slot);
        pinned.set(slot);
    }

    /// Gives a pinned slot back to the policy, as one that has just come.
    ///
    /// @return false if it was not pinned
    boolean unpin(int slot) {
        boolean was = pinned.get(slot);
        if (was) {
            pinned.clear(slot);
            policy.admitted(entries, slot);
        }
        return was;
    }

    /// The pinned slots below `end` from slot `from` on.
    IntStream pinned(int from, int end) {
        return pinned.get(from, Math.max(from, end)).stream().map(bit -> from + bit);
    }

    /// The slot to free next, or [EvictionPolicy#NONE] if none may be.
    ///
    /// @param now in seconds since 1970
    int victim(long now) {
        return policy.victim(entries, now);
    }

    long footprint() {
        return policy.footprint() + pinned.size() / Byte.SIZE;
    }
}
