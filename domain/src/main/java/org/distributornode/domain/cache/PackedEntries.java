package org.distributornode.domain.cache;

import java.nio.LongBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Entries side by side, without an object for each, for whoever moves millions of them: nine longs for id, size, the
/// four of the hash, both times in seconds as two unsigned ints, the reads with the highest bit for a pin, and the
/// place of the media type in the list of [#types()].
public final class PackedEntries {

    /// How many longs an entry has.
    public static final int FIELDS = 9;

    private static final int SIZE = 1;
    private static final int HASH = 2;
    private static final int TIMES = 6;
    private static final int READS = 7;
    private static final int TYPE = 8;

    private static final long PINNED = Long.MIN_VALUE;
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private final long[] words;
    private final List<MediaType> types = new ArrayList<>();
    private final Map<MediaType, Integer> places = new HashMap<>();
    private int count;

    /// @param most how many entries at most there will be at a time
    public PackedEntries(int most) {
        words = new long[Math.multiplyExact(most, FIELDS)];
    }

    public int count() {
        return count;
    }

    public boolean isFull() {
        return count * FIELDS == words.length;
    }

    /// The media types of the entries, each once.
    public List<MediaType> types() {
        return types;
    }

    public void clear() {
        count = 0;
        types.clear();
        places.clear();
    }

    /// Adds an entry. Times before 1970 and after 2106 become the nearest ones that fit.
    ///
    /// @throws IllegalStateException if there are as many as there may be
    public void add(CacheEntry entry) {
        if (isFull()) {
            throw new IllegalStateException("there is no room for a further entry");
        }
        int at = count * FIELDS;
        words[at] = entry.id().bits();
        words[at + SIZE] = entry.size();
        words[at + HASH] = entry.hash().a();
        words[at + HASH + 1] = entry.hash().b();
        words[at + HASH + 2] = entry.hash().c();
        words[at + HASH + 3] = entry.hash().d();
        words[at + TIMES] = EntryPages.times(entry.storedAt(), entry.lastReadAt());
        words[at + READS] = entry.reads() | (entry.pinned() ? PINNED : 0);
        words[at + TYPE] = place(entry.mediaType());
        count++;
    }

    /// Puts the longs of all entries into `target`.
    public void writeTo(LongBuffer target) {
        target.put(words, 0, count * FIELDS);
    }

    /// Takes other entries in the place of these.
    ///
    /// @param source their longs, as [#writeTo(LongBuffer)] has put them, and nothing else
    /// @param of their types
    /// @throws IllegalArgumentException if these are not the longs of entries, or of too many
    public void readFrom(LongBuffer source, List<MediaType> of) {
        if (source.remaining() % FIELDS != 0 || source.remaining() > words.length) {
            throw new IllegalArgumentException(source.remaining() + " longs");
        }
        clear();
        types.addAll(of);
        int taken = source.remaining() / FIELDS;
        source.get(words, 0, taken * FIELDS);
        for (int entry = 0; entry < taken; entry++) {
            if (size(entry) < 0 || Long.compareUnsigned(words[entry * FIELDS + TYPE], of.size()) >= 0) {
                throw new IllegalArgumentException("entry " + entry + " cannot be one");
            }
        }
        count = taken;
    }

    /// The entry in that place, from 0 on.
    public CacheEntry entry(int index) {
        int at = index * FIELDS;
        return new CacheEntry(
                new DataObjectId(id(index)),
                size(index),
                new ContentHash(words[at + HASH], words[at + HASH + 1], words[at + HASH + 2], words[at + HASH + 3]),
                types.get(type(index)),
                Instant.ofEpochSecond(words[at + TIMES] >>> Integer.SIZE),
                Instant.ofEpochSecond(words[at + TIMES] & UNSIGNED_INT),
                reads(index),
                isPinned(index));
    }

    long id(int index) {
        return words[index * FIELDS];
    }

    long size(int index) {
        return words[index * FIELDS + SIZE];
    }

    long reads(int index) {
        return words[index * FIELDS + READS] & ~PINNED;
    }

    boolean isPinned(int index) {
        return words[index * FIELDS + READS] < 0;
    }

    int type(int index) {
        return (int) words[index * FIELDS + TYPE];
    }

    /// Copies id, size, hash and times of the entry, in that order.
    void copy(int index, LongPages target, long at) {
        target.set(at, words, index * FIELDS, READS);
    }

    /// Copies `count` entries side by side into `target`, from place `at` on: eight longs each, the last of which is
    /// what [EntryPages#reads(int, long)] makes of type and reads.
    ///
    /// @param numbers of the types
    void copy(int from, int count, int[] numbers, long[] target, int at) {
        int place = at;
        int end = (from + count) * FIELDS;
        for (int source = from * FIELDS; source < end; source += FIELDS) {
            System.arraycopy(words, source, target, place, READS);
            long reads = words[source + READS] & ~PINNED;
            target[place + READS] = EntryPages.reads(numbers[(int) words[source + TYPE]], reads);
            place += READS + 1;
        }
    }

    /// Bytes of the objects of all entries before `to`.
    ///
    /// @throws ArithmeticException if that is more than a long can be
    long sizes(int to) {
        long sum = 0;
        for (int at = SIZE; at < to * FIELDS; at += FIELDS) {
            sum = Math.addExact(sum, words[at]);
        }
        return sum;
    }

    /// Bytes of those that are pinned.
    long pinnedSizes(int to) {
        long sum = 0;
        for (int at = 0; at < to * FIELDS; at += FIELDS) {
            if (words[at + READS] < 0) {
                sum += words[at + SIZE];
            }
        }
        return sum;
    }

    private int place(MediaType type) {
        Integer known = places.putIfAbsent(type, types.size());
        if (known != null) {
            return known;
        }
        types.add(type);
        return types.size() - 1;
    }
}
