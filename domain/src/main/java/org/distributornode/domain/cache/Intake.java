package org.distributornode.domain.cache;

/// Gives slots to entries that come.
final class Intake {

    private final EntryPages entries;
    private final IdTable table;
    private final EvictionOrder order;
    private final Room room;

    Intake(EntryPages entries, IdTable table, EvictionOrder order, Room room) {
        this.entries = entries;
        this.table = table;
        this.order = order;
        this.room = room;
    }

    /// @param entry one whose id has no slot
    /// @return the slot it has got
    int take(CacheEntry entry) {
        int slot = table.freeSlot();
        entries.put(slot, entry);
        table.link(slot);
        room.add(entry.size(), entry.pinned() ? entry.size() : 0);
        order.add(slot, entry.pinned());
        return slot;
    }

    /// Takes those whose ids have no slots, as [#take(CacheEntry)] does with each. Allocates nothing for an entry: at a
    /// start there may be millions.
    void takeUnknown(PackedEntries packed) {
        int[] types = entries.numbers(packed.types());
        long size = 0;
        long pinned = 0;
        for (int index = 0; index < packed.count(); index++) {
            int slot = table.linkUnknown(packed.id(index));
            if (slot != IdTable.NONE) {
                entries.put(slot, packed, index, types[packed.type(index)]);
                order.add(slot, packed.isPinned(index));
                size = Math.addExact(size, packed.size(index));
                pinned += packed.isPinned(index) ? packed.size(index) : 0;
            }
        }
        room.add(size, pinned);
    }
}
