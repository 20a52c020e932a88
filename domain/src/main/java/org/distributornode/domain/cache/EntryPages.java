package org.distributornode.domain.cache;

import java.time.Instant;
import java.util.List;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// What is known of each held object, 64 bytes a slot: eight longs for id, size, the four of the hash, both times, and
/// reads with the media type. Times are unsigned seconds, good until 2106.
final class EntryPages implements HeldSlots {

    private static final int FIELDS = 8;
    private static final int ID = 0;
    private static final int SIZE = 1;
    private static final int HASH = 2;
    private static final int TIMES = 6;
    private static final int READS = 7;

    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final long FREE = -1;

    private final LongPages pages = new LongPages();
    private final MediaTypeTable mediaTypes = new MediaTypeTable();

    /// Puts an entry into a slot that may be new or free.
    void put(int slot, CacheEntry entry) {
        pages.ensure(((long) slot + 1) * FIELDS);
        set(slot, ID, entry.id().bits());
        set(slot, SIZE, entry.size());
        set(slot, HASH, entry.hash().a());
        set(slot, HASH + 1, entry.hash().b());
        set(slot, HASH + 2, entry.hash().c());
        set(slot, HASH + 3, entry.hash().d());
        set(slot, TIMES, times(entry.storedAt(), entry.lastReadAt()));
        set(slot, READS, reads(mediaTypes.number(entry.mediaType()), entry.reads()));
    }

    /// Puts one of many entries into a slot that may be new or free.
    ///
    /// @param type the number that its media type has here
    void put(int slot, PackedEntries packed, int index, int type) {
        pages.ensure(((long) slot + 1) * FIELDS);
        packed.copy(index, pages, (long) slot * FIELDS);
        set(slot, READS, reads(type, packed.reads(index)));
    }

    /// Puts as many entries as there are into the slots from `first` on.
    ///
    /// @param types the numbers that their media types have here
    void put(int first, PackedEntries packed, int[] types) {
        int count = packed.count();
        pages.ensure(((long) first + count) * FIELDS);
        for (int index = 0, run; index < count; index += run) {
            long at = ((long) first + index) * FIELDS;
            long[] page = pages.page(at);
            int place = LongPages.place(at);
            run = Math.min(count - index, (page.length - place) / FIELDS);
            packed.copy(index, run, types, page, place);
        }
    }

    /// The numbers that these media types have here.
    int[] numbers(List<MediaType> types) {
        return types.stream().mapToInt(mediaTypes::number).toArray();
    }

    void free(int slot) {
        set(slot, SIZE, FREE);
    }

    boolean isFree(int slot) {
        return get(slot, SIZE) == FREE;
    }

    CacheEntry entry(int slot) {
        return new CacheEntry(
                new DataObjectId(id(slot)),
                size(slot),
                new ContentHash(get(slot, HASH), get(slot, HASH + 1), get(slot, HASH + 2), get(slot, HASH + 3)),
                mediaTypes.at((int) (get(slot, READS) >>> Integer.SIZE)),
                Instant.ofEpochSecond(get(slot, TIMES) >>> Integer.SIZE),
                Instant.ofEpochSecond(lastReadAt(slot)),
                reads(slot));
    }

    /// Counts a read. Clocks may step back; the time of the last read never does.
    void read(int slot, long now) {
        long last = Math.max(lastReadAt(slot), now);
        set(slot, TIMES, (get(slot, TIMES) & ~UNSIGNED_INT) | last);
        if (reads(slot) < UNSIGNED_INT) {
            set(slot, READS, get(slot, READS) + 1);
        }
    }

    @Override
    public long id(int slot) {
        return get(slot, ID);
    }

    @Override
    public long size(int slot) {
        return get(slot, SIZE);
    }

    @Override
    public long reads(int slot) {
        return get(slot, READS) & UNSIGNED_INT;
    }

    @Override
    public long lastReadAt(int slot) {
        return get(slot, TIMES) & UNSIGNED_INT;
    }

    long footprint() {
        return pages.footprint();
    }

    static long seconds(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0, UNSIGNED_INT);
    }

    static long times(Instant storedAt, Instant lastReadAt) {
        return (seconds(storedAt) << Integer.SIZE) | seconds(lastReadAt);
    }

    static long reads(int type, long reads) {
        return ((long) type << Integer.SIZE) | Math.min(reads, UNSIGNED_INT);
    }

    private long get(int slot, int field) {
        return pages.get((long) slot * FIELDS + field);
    }

    private void set(int slot, int field, long value) {
        pages.set((long) slot * FIELDS + field, value);
    }
}
