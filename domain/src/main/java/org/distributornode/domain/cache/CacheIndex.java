package org.distributornode.domain.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Which objects are held, how much room they take, and which go when more is needed. Files that are claimed to be
/// objects and not proven yet take up room and may have to go as well, but are not held.
///
/// Entries lie packed in pages of longs and ints, about 100 bytes each, since there may be tens of millions. No method
/// does I/O; none may be called while another runs: the caller locks.
public final class CacheIndex {

    private final EvictionPolicy policy;
    private final EntryPages entries = new EntryPages();
    private final IdTable table = new IdTable(entries);
    private final Map<DataObjectId, Long> reservations = new HashMap<>();
    private Capacity capacity;
    /// Whether the policy does not know the entries yet, because they are being restored.
    private boolean restoring = true;
    private final ClaimedSlots claimed = new ClaimedSlots(entries);

    /// @param limit the most bytes that held objects may take
    /// @param policy one that serves no other index
    public CacheIndex(long limit, EvictionPolicy policy) {
        this.policy = policy;
        this.capacity = Capacity.empty(limit);
    }

    /// How many objects are held.
    public int count() {
        return table.count() - claimed.count();
    }

    public Capacity capacity() {
        return capacity;
    }

    /// Bytes of heap that the entries take, about.
    public long footprint() {
        return entries.footprint() + table.footprint() + policy.footprint();
    }

    public boolean contains(DataObjectId id) {
        return isHeld(table.find(id.bits()));
    }

    public Optional<CacheEntry> entry(DataObjectId id) {
        int slot = table.find(id.bits());
        return isHeld(slot) ? Optional.of(entries.entry(slot)) : Optional.empty();
    }

    public Optional<Claim> claim(DataObjectId id) {
        int slot = table.find(id.bits());
        return claimed.has(slot) ? Optional.of(new Claim(entries.entry(slot))) : Optional.empty();
    }

    /// Reserves room for an object that is not held, evicting others as needed. Victims are held no longer when this
    /// returns. The reservation stands until the object is added or the room is released.
    ///
    /// @throws IllegalStateException if room is reserved for this object already
    public Admission reserve(DataObjectId id, long size, Instant now) {
        if (reservations.containsKey(id)) {
            throw new IllegalStateException("room is reserved for object " + id + " already");
        }
        if (size > capacity.limit()) {
            return new Admission.Refused(Admission.Reason.TOO_LARGE);
        }
        if (size > capacity.limit() - capacity.reserved()) {
            return new Admission.Refused(Admission.Reason.NO_ROOM);
        }
        capacity = capacity.withReserved(size);
        reservations.put(id, size);
        return new Admission.Admitted(trim(now));
    }

    /// Gives up the room reserved for an object; ignored if there is none.
    public void release(DataObjectId id) {
        Optional.ofNullable(reservations.remove(id)).ifPresent(size -> capacity = capacity.withReserved(-size));
    }

    /// The object is held from now on, in the room reserved for it, if any. An object that is held already is
    /// replaced, unless it is the same. A claim of the same size is made good and keeps its times and reads.
    ///
    /// Without a reservation the limit may be exceeded until [#trim(Instant)] is called.
    public void add(DataObject object, MediaType mediaType, Instant now) {
        settle();
        release(object.id());
        int slot = table.find(object.id().bits());
        if (slot != IdTable.NONE) {
            CacheEntry known = entries.entry(slot);
            if (claimed.has(slot) && known.size() == object.size()) {
                entries.put(slot, new Claim(known).madeGood(object, mediaType));
                claimed.remove(slot);
                return;
            }
            if (!claimed.has(slot)
                    && known.size() == object.size()
                    && known.hash().equals(object.hash())) {
                return;
            }
            free(slot);
        }
        policy.admitted(
                entries, put(new CacheEntry(object.id(), object.size(), object.hash(), mediaType, now, now, 0)));
    }

    /// Takes up an entry of an earlier run with its times and reads. What is restored before anything else is told to
    /// the policy in the order of the last reads, within one second in the order of this call.
    ///
    /// @return false if the object is held or claimed already; nothing changes then
    public boolean restore(CacheEntry entry) {
        return table.find(entry.id().bits()) == IdTable.NONE && takeUp(entry) != IdTable.NONE;
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
        claimed.add(takeUp(claim.entry()));
    }

    /// Counts a read of the object; ignored if it is not held.
    public void read(DataObjectId id, Instant now) {
        settle();
        int slot = table.find(id.bits());
        if (isHeld(slot)) {
            entries.read(slot, EntryPages.seconds(now));
            policy.read(entries, slot);
        }
    }

    /// The object is held, or its file claimed, no longer.
    ///
    /// @return what was known of it, or empty if it was neither
    public Optional<CacheEntry> remove(DataObjectId id) {
        settle();
        int slot = table.find(id.bits());
        return slot == IdTable.NONE ? Optional.empty() : Optional.of(free(slot));
    }

    /// Evicts until what is used and reserved keeps to the limit; see [#evict(long, Instant)].
    public List<CacheEntry> trim(Instant now) {
        return evict(capacity.excess(), now);
    }

    /// Evicts until `bytes` or more are given back, or nothing is held any more.
    ///
    /// @return the victims, in the order they were chosen
    public List<CacheEntry> evict(long bytes, Instant now) {
        settle();
        List<CacheEntry> victims = new ArrayList<>();
        for (long left = bytes;
                left > 0 && table.count() > 0;
                left -= victims.getLast().size()) {
            victims.add(free(policy.victim(entries, EntryPages.seconds(now))));
        }
        return victims;
    }

    /// The entries in `count` slots from slot `from` on, in no particular order; slots without an object are left out.
    ///
    /// Walking all slots below [#slots()] shows every object that is held from the beginning of the walk to its
    /// end exactly once, whatever happens between the calls. One that comes or goes meanwhile may be shown or
    /// not, and one that goes and comes back even twice.
    public List<CacheEntry> entries(int from, int count) {
        int end = (int) Math.min(table.slots(), (long) from + count);
        List<CacheEntry> found = new ArrayList<>();
        for (int slot = from; slot < end; slot++) {
            if (!entries.isFree(slot) && !claimed.has(slot)) {
                found.add(entries.entry(slot));
            }
        }
        return found;
    }

    /// The claims in `count` slots from slot `from` on, as [#entries(int, int)] shows objects.
    public List<Claim> claims(int from, int count) {
        return claimed.between(from, (int) Math.min(table.slots(), (long) from + count));
    }

    /// How many slots there are; never less than before.
    public int slots() {
        return table.slots();
    }

    private boolean isHeld(int slot) {
        return slot != IdTable.NONE && !claimed.has(slot);
    }

    private int takeUp(CacheEntry entry) {
        int slot = put(entry);
        if (!restoring) {
            policy.admitted(entries, slot);
        }
        return slot;
    }

    private int put(CacheEntry entry) {
        int slot = table.freeSlot();
        entries.put(slot, entry);
        table.link(slot);
        capacity = capacity.withUsed(entry.size());
        return slot;
    }

    private CacheEntry free(int slot) {
        CacheEntry entry = entries.entry(slot);
        policy.removed(entries, slot);
        table.unlink(slot);
        entries.free(slot);
        claimed.remove(slot);
        capacity = capacity.withUsed(-entry.size());
        return entry;
    }

    /// Tells the policy what was restored, as if each object came when it was read last.
    private void settle() {
        if (!restoring) {
            return;
        }
        restoring = false;
        long[] byLastRead = new long[table.slots()];
        for (int slot = 0; slot < byLastRead.length; slot++) {
            byLastRead[slot] = (entries.lastReadAt(slot) << (Integer.SIZE - 1)) | slot;
        }
        Arrays.sort(byLastRead);
        for (long key : byLastRead) {
            policy.admitted(entries, (int) key & Integer.MAX_VALUE);
        }
    }
}
