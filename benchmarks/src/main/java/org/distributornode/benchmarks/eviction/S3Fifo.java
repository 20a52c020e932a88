package org.distributornode.benchmarks.eviction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.distributornode.domain.cache.EvictionPolicy;
import org.distributornode.domain.cache.HeldSlots;

/// S3-FIFO (Yang, Zhang, Qiu, Yue, Rashmi: FIFO Queues are All You Need for Cache Eviction, SOSP 2023), with queues
/// measured in bytes: a tenth for the small one, and a ghost queue that remembers as much as the main one holds.
final class S3Fifo implements EvictionPolicy {

    private static final int MOST = 3;
    private static final double SMALL = 0.1;

    private final SlotQueue small = new SlotQueue();
    private final SlotQueue main = new SlotQueue();
    private final LinkedHashMap<Long, Long> ghost = new LinkedHashMap<>();
    private long ghostBytes;
    /// Times each was read lately.
    private byte[] seen = new byte[0];
    private boolean[] isMain = new boolean[0];
    private int named = NONE;

    @Override
    public void admitted(HeldSlots held, int slot) {
        if (slot >= seen.length) {
            seen = Arrays.copyOf(seen, 2 * slot + 1024);
            isMain = Arrays.copyOf(isMain, seen.length);
        }
        seen[slot] = 0;
        Long known = ghost.remove(held.id(slot));
        ghostBytes -= known == null ? 0 : known;
        isMain[slot] = known != null;
        queue(slot).addLast(slot, held.size(slot));
    }

    @Override
    public void read(HeldSlots held, int slot) {
        seen[slot] = (byte) Math.min(MOST, seen[slot] + 1);
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        queue(slot).remove(slot, held.size(slot));
        if (slot == named && !isMain[slot]) {
            ghost.put(held.id(slot), held.size(slot));
            ghostBytes += held.size(slot);
            while (ghostBytes > main.bytes() && ghost.size() > 1) {
                ghostBytes -= ghost.pollFirstEntry().getValue();
            }
        }
        named = NONE;
    }

    @Override
    public int victim(HeldSlots held, long now) {
        while (small.count() + main.count() > 0) {
            boolean fromSmall = main.count() == 0 || small.bytes() >= SMALL * (small.bytes() + main.bytes());
            SlotQueue queue = fromSmall && small.count() > 0 ? small : main;
            int slot = queue.first();
            if (queue == small ? seen[slot] <= 1 : seen[slot] == 0) {
                named = slot;
                return slot;
            }
            queue.remove(slot, held.size(slot));
            seen[slot] = queue == small ? 0 : (byte) (seen[slot] - 1);
            isMain[slot] = true;
            main.addLast(slot, held.size(slot));
        }
        return NONE;
    }

    @Override
    public long footprint() {
        return 0;
    }

    private SlotQueue queue(int slot) {
        return isMain[slot] ? main : small;
    }
}
