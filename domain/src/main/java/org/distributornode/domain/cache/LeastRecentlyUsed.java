package org.distributornode.domain.cache;

/// The object goes that was not read for the longest time.
public final class LeastRecentlyUsed implements EvictionPolicy {

    private static final int ALL = 0;

    private final SlotLists lists = new SlotLists(1);

    @Override
    public void admitted(HeldSlots held, int slot) {
        lists.addLast(ALL, slot);
    }

    @Override
    public void read(HeldSlots held, int slot) {
        lists.moveToLast(ALL, slot);
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        lists.remove(slot);
    }

    @Override
    public int victim(HeldSlots held, long now) {
        return lists.first(ALL);
    }

    @Override
    public long footprint() {
        return lists.footprint();
    }
}
