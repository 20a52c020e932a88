package org.distributornode.domain.cache;

/// The reference node's policy, LRU-SP: objects in groups by the logarithm of size per read, each group in order of
/// reading; of the oldest of each group the one goes that is largest for its reads and its age.
public final class SizePopularity implements EvictionPolicy {

    /// How many groups there are.
    public static final int GROUPS = 24;

    private static final int KILOBYTE = 1024;
    private static final int SECONDS_PER_MINUTE = 60;

    private final SlotLists groups = new SlotLists(GROUPS);

    @Override
    public void admitted(HeldSlots held, int slot) {
        groups.addLast(group(held, slot), slot);
    }

    @Override
    public void read(HeldSlots held, int slot) {
        groups.moveToLast(group(held, slot), slot);
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        groups.remove(slot);
    }

    @Override
    public int victim(HeldSlots held, long now) {
        int victim = NONE;
        double highest = 0;
        for (int group = 0; group < GROUPS; group++) {
            int oldest = groups.first(group);
            if (oldest != NONE) {
                double cost = cost(held, oldest, now);
                if (victim == NONE || cost >= highest) {
                    victim = oldest;
                    highest = cost;
                }
            }
        }
        return victim;
    }

    @Override
    public long footprint() {
        return groups.footprint();
    }

    /// The group of an object: log2 of kilobytes per popularity, rounded up, from 0 to 23.
    ///
    /// @param size in bytes
    /// @param popularity one more than it was read
    public static int group(long size, long popularity) {
        long kilobytes = kilobytes(size);
        int group = 0;
        while (group < GROUPS - 1 && popularity << group < kilobytes) {
            group++;
        }
        return group;
    }

    private static int group(HeldSlots held, int slot) {
        return group(held.size(slot), popularity(held, slot));
    }

    private static double cost(HeldSlots held, int slot, long now) {
        long minutes = Math.ceilDiv(Math.max(0, now - held.lastReadAt(slot)), SECONDS_PER_MINUTE);
        return (double) minutes * kilobytes(held.size(slot)) / popularity(held, slot);
    }

    /// The fetch that brought the object counts as its first read.
    private static long popularity(HeldSlots held, int slot) {
        return held.reads(slot) + 1;
    }

    private static long kilobytes(long size) {
        return Math.ceilDiv(size, KILOBYTE);
    }
}
