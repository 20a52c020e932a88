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

    /// Takes those whose ids have no slots, as [#take(CacheEntry)] does with each. At a start there may be millions,
    /// and the code is not compiled yet: nothing is allocated for an entry, and most are taken many at a time.
    void takeUnknown(PackedEntries packed) {
        int[] types = entries.numbers(packed.types());
        takeUnknown(packed, types, table.isPlain(packed.count()) ? takeNew(packed, types) : 0);
    }

    /// Takes those up to the first whose id has a slot.
    ///
    /// @return how many that were
    private int takeNew(PackedEntries packed, int[] types) {
        int first = table.slots();
        entries.put(first, packed, types);
        int taken = table.linkUnknown(packed);
        order.add(first, packed, taken);
        room.add(packed.sizes(taken), packed.pinnedSizes(taken));
        return taken;
    }

    private void takeUnknown(PackedEntries packed, int[] types, int from) {
        long size = 0;
        long pinned = 0;
        for (int index = from; index < packed.count(); index++) {
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
