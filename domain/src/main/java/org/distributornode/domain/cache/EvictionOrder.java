package org.distributornode.domain.cache;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

/// Which slot is freed next, by the word of a policy. What is pinned the policy does not know of.
///
/// Slots that are restored before anything else happens are told to the policy later and bit by bit, in the order of
/// their last reads. Meanwhile others may come and all may be read; whatever frees, pins or unpins one waits for all of
/// it.
final class EvictionOrder {

    private static final long[] NOTHING = {};

    private final EvictionPolicy policy;
    private final EntryPages entries;
    private final BitSet pinned = new BitSet();
    /// Whether slots are being restored.
    private boolean restoring = true;
    /// How many have been restored; none of them has been freed.
    private int restored;
    /// The slots that the policy does not know yet, in the order in which it will be told, from `told` on.
    private long[] waiting = NOTHING;
    private int told;
    /// What happened since: a slot was read, or the complement of one was taken.
    private final Deque<Integer> since = new ArrayDeque<>();

    EvictionOrder(EvictionPolicy policy, EntryPages entries) {
        this.policy = policy;
        this.entries = entries;
    }

    /// The policy is told of what was restored, as if each object came when it was read last.
    ///
    /// @param most of how many it is told now
    /// @return whether it knows all of them
    boolean settle(int most) {
        if (restoring) {
            restoring = false;
            gather();
        }
        for (int end = (int) Math.min(waiting.length, (long) told + most); told < end; told++) {
            policy.admitted(entries, (int) waiting[told] & Integer.MAX_VALUE);
        }
        if (isSettling()) {
            return false;
        }
        waiting = NOTHING;
        told = 0;
        while (!since.isEmpty()) {
            int slot = since.remove();
            if (slot < 0) {
                policy.admitted(entries, ~slot);
            } else {
                policy.read(entries, slot);
            }
        }
        return true;
    }

    private boolean isSettling() {
        return told < waiting.length;
    }

    private void gather() {
        waiting = new long[restored - pinned.cardinality()];
        int count = 0;
        for (int slot = pinned.nextClearBit(0); slot < restored; slot = pinned.nextClearBit(slot + 1)) {
            waiting[count++] = (entries.lastReadAt(slot) << (Integer.SIZE - 1)) | slot;
        }
        Arrays.sort(waiting);
    }

    /// The slot is taken from now on.
    void add(int slot, boolean asPinned) {
        if (restoring) {
            restored++;
        }
        if (asPinned) {
            pinned.set(slot);
        } else if (isSettling()) {
            since.add(~slot);
        } else if (!restoring) {
            policy.admitted(entries, slot);
        }
    }

    /// The slots from `first` on are taken from now on, by entries from the first up to that one.
    void add(int first, PackedEntries packed, int to) {
        for (int index = 0; index < to; index++) {
            if (restoring && !packed.isPinned(index)) {
                restored++;
            } else {
                add(first + index, packed.isPinned(index));
            }
        }
    }

    void read(int slot) {
        settle(0);
        if (pinned.get(slot)) {
            return;
        }
        if (isSettling()) {
            since.add(slot);
        } else {
            policy.read(entries, slot);
        }
    }

    /// The slot is about to be freed.
    void remove(int slot) {
        settle(Integer.MAX_VALUE);
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
        settle(Integer.MAX_VALUE);
        policy.removed(entries, slot);
        pinned.set(slot);
    }

    /// Gives a pinned slot back to the policy, as one that has just come.
    ///
    /// @return false if it was not pinned
    boolean unpin(int slot) {
        settle(Integer.MAX_VALUE);
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
        settle(Integer.MAX_VALUE);
        return policy.victim(entries, now);
    }

    long footprint() {
        return policy.footprint() + pinned.size() / Byte.SIZE + (long) waiting.length * Long.BYTES;
    }
}
