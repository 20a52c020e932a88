package org.distributornode.domain.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Which objects are held, how much room they take, and which go when more is needed. Files that are claimed to be
/// objects and not proven yet take up room and may have to go as well, but are not held.
///
/// Entries lie packed in pages of longs and ints, about 100 bytes each, since there may be tens of millions. No method
/// does I/O; none may be called while another runs: the caller locks.
public final class CacheIndex {

    private final EntryPages entries = new EntryPages();
    private final EvictionOrder order;
    private final IdTable table = new IdTable(entries);
    private final ClaimedSlots claimed = new ClaimedSlots(entries);
    private final Room room;
    private final Intake intake;

    /// @param limit the most bytes that held objects may take
    /// @param policy one that serves no other index
    public CacheIndex(long limit, EvictionPolicy policy) {
        this.order = new EvictionOrder(policy, entries);
        this.room = new Room(limit);
        this.intake = new Intake(entries, table, order, room);
    }

    /// How many objects are held.
    public int count() {
        return table.count() - claimed.count();
    }

    public Capacity capacity() {
        return room.capacity();
    }

    /// Bytes of heap that the entries take, about.
    public long footprint() {
        return entries.footprint() + table.footprint() + order.footprint();
    }

    public boolean contains(DataObjectId id) {
        return isHeld(table.find(id.bits()));
    }

    public Optional<CacheEntry> entry(DataObjectId id) {
        int slot = table.find(id.bits());
        return isHeld(slot) ? Optional.of(entryAt(slot)) : Optional.empty();
    }

    public Optional<Claim> claim(DataObjectId id) {
        int slot = table.find(id.bits());
        return claimed.has(slot) ? Optional.of(new Claim(entries.entry(slot))) : Optional.empty();
    }

    /// Reserves room for an object that is not held, evicting others as needed, until it is added or released.
    ///
    /// @throws IllegalStateException if room is reserved for this object already
    public Admission reserve(DataObjectId id, long size, Instant now) {
        Optional<Admission.Reason> refusal = room.reserve(id, size);
        return refusal.isPresent() ? new Admission.Refused(refusal.get()) : new Admission.Admitted(trim(now));
    }

    /// Gives up the room reserved for an object; ignored if there is none.
    public void release(DataObjectId id) {
        room.release(id);
    }

    /// The object is held from now on, in the room reserved for it, if any. An object that is held already is
    /// replaced and loses its pin, unless it is the same. A claim of the same size is made good and keeps its
    /// times and reads.
    ///
    /// Without a reservation the limit may be exceeded until [#trim(Instant)] is called.
    public void add(DataObject object, MediaType mediaType, Instant now) {
        settle(0);
        int slot = table.find(object.id().bits());
        release(object.id());
        if (slot != IdTable.NONE) {
            CacheEntry known = entries.entry(slot);
            boolean claim = claimed.has(slot);
            if (claim && known.size() == object.size()) {
                entries.put(slot, new Claim(known).madeGood(object, mediaType));
                claimed.remove(slot);
                return;
            }
            if (!claim && known.isOf(object)) {
                return;
            }
            free(slot);
        }
        intake.take(new CacheEntry(object.id(), object.size(), object.hash(), mediaType, now, now, 0));
    }

    /// Makes the first entries come in faster if there will be about so many.
    public void expect(long entries) {
        table.expect(entries);
    }

    /// Takes up an entry of an earlier run with its times and reads. What is restored before anything else is told to
    /// the policy in the order of the last reads, within one second in the order of this call.
    ///
    /// @return false if the object is held or claimed already; nothing changes then
    public boolean restore(CacheEntry entry) {
        return table.find(entry.id().bits()) == IdTable.NONE && intake.take(entry) != IdTable.NONE;
    }

    /// Takes up many, as [#restore(CacheEntry)] does with each.
    public void restore(PackedEntries packed) {
        intake.takeUnknown(packed);
    }

    /// Tells the policy of at most so many of those restored; whether it knows all. What frees or pins tells it all.
    public boolean settle(int most) {
        return order.settle(most);
    }

    /// Counts a file in that is not proven yet, as [#restore(CacheEntry)] does with an object. A claim that
    /// was known already is replaced; ignored if the object is held.
    public void claim(Claim claim) {
        int known = table.find(claim.id().bits());
        if (isHeld(known)) {
            return;
        }
        if (claimed.has(known) && entries.size(known) == claim.size()) {
            entries.put(known, claim.entry());
            return;
        }
        if (known != IdTable.NONE) {
            remove(claim.id());
        }
        claimed.add(intake.take(claim.entry()));
    }

    /// Counts a read of the object; ignored if it is not held.
    public void read(DataObjectId id, Instant now) {
        int slot = table.find(id.bits());
        if (isHeld(slot)) {
            entries.read(slot, EntryPages.seconds(now));
            order.read(slot);
        }
    }

    /// The object is held, or its file claimed, no longer.
    ///
    /// @return what was known of it, or empty if it was neither
    public Optional<CacheEntry> remove(DataObjectId id) {
        int slot = table.find(id.bits());
        return slot == IdTable.NONE ? Optional.empty() : Optional.of(free(slot));
    }

    /// Evicts until what is used and reserved keeps to the limit.
    public List<CacheEntry> trim(Instant now) {
        return evict(capacity().excess(), now);
    }

    /// Evicts until `bytes` or more are given back, or nothing is held any more but what is pinned.
    ///
    /// @return the victims, in the order they were chosen
    public List<CacheEntry> evict(long bytes, Instant now) {
        List<CacheEntry> victims = new ArrayList<>();
        for (long left = bytes; left > 0; left -= victims.getLast().size()) {
            int victim = order.victim(EntryPages.seconds(now));
            if (victim == EvictionPolicy.NONE) {
                return victims;
            }
            victims.add(free(victim));
        }
        return victims;
    }

    /// The object is not evicted until it is unpinned.
    ///
    /// @param most bytes that pinned objects may take together
    public Pinning pin(DataObjectId id, long most) {
        int slot = table.find(id.bits());
        if (!isHeld(slot) || order.isPinned(slot)) {
            return isHeld(slot) ? Pinning.PINNED_BEFORE : Pinning.NOT_HELD;
        }
        if (!room.pin(entries.size(slot), most)) {
            return Pinning.TOO_MUCH;
        }
        order.pin(slot);
        return Pinning.PINNED;
    }

    /// The object may be evicted again; to the policy it is one that has just come.
    ///
    /// @return false if it was not pinned
    public boolean unpin(DataObjectId id) {
        int slot = table.find(id.bits());
        boolean was = slot != IdTable.NONE && order.unpin(slot);
        if (was) {
            room.unpin(entries.size(slot));
        }
        return was;
    }

    /// The entries in `count` slots from slot `from` on, in no particular order; slots without an object are left out.
    ///
    /// Walking all slots below [#slots()] shows every object that is held from the beginning of the walk to its
    /// end exactly once, whatever happens between the calls. One that comes or goes meanwhile may be shown or
    /// not, and one that goes and comes back even twice.
    public List<CacheEntry> entries(int from, int count) {
        return IntStream.range(from, Math.min(slots(), from + count))
                .filter(slot -> !entries.isFree(slot) && !claimed.has(slot))
                .mapToObj(this::entryAt)
                .toList();
    }

    /// The pinned objects in `count` slots from slot `from` on, as [#entries(int, int)] shows objects.
    public List<CacheEntry> pinned(int from, int count) {
        return order.pinned(from, from + count).mapToObj(this::entryAt).toList();
    }

    /// The claims in `count` slots from slot `from` on, as [#entries(int, int)] shows objects.
    public List<Claim> claims(int from, int count) {
        return claimed.between(from, from + count);
    }

    /// How many slots there are; never less than before.
    public int slots() {
        return table.slots();
    }

    private boolean isHeld(int slot) {
        return slot != IdTable.NONE && !claimed.has(slot);
    }

    private CacheEntry entryAt(int slot) {
        return entries.entry(slot).pinned(order.isPinned(slot));
    }

    private CacheEntry free(int slot) {
        CacheEntry entry = entryAt(slot);
        order.remove(slot);
        table.unlink(slot);
        entries.free(slot);
        claimed.remove(slot);
        room.remove(entry);
        return entry;
    }
}
