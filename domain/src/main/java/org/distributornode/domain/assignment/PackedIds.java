package org.distributornode.domain.assignment;

import java.util.Arrays;
import org.distributornode.domain.content.DataObjectId;

/// Objects with a number each, packed: less than 18 bytes an object, also while it grows. May be read by any
/// number of threads once nobody writes.
///
/// A hash table with linear probing, in shards that grow one by one, so that no growth has to copy everything.
public final class PackedIds {

    public static final int ABSENT = -1;

    private static final int SHARD_BITS = 8;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final Shard[] shards = new Shard[1 << SHARD_BITS];
    private int count;

    public PackedIds() {
        Arrays.setAll(shards, _ -> new Shard());
    }

    /// Sets the number of an object.
    ///
    /// @param number not negative
    public void put(DataObjectId id, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative number " + number);
        }
        long hash = hash(id.bits());
        if (shard(hash).put(id.bits(), hash, number)) {
            count++;
        }
    }

    /// The number of an object, or [#ABSENT].
    public int get(DataObjectId id) {
        long hash = hash(id.bits());
        return shard(hash).get(id.bits(), hash);
    }

    public boolean contains(DataObjectId id) {
        return get(id) != ABSENT;
    }

    /// How many objects there are.
    public int count() {
        return count;
    }

    /// Bytes of heap that the objects take, about.
    public long footprint() {
        long bytes = 0;
        for (Shard shard : shards) {
            bytes += (long) shard.ids.length * (Long.BYTES + Integer.BYTES);
        }
        return bytes;
    }

    private Shard shard(long hash) {
        return shards[(int) (hash >>> (Long.SIZE - SHARD_BITS))];
    }

    /// All bits of the id have their part in the upper and the lower bits.
    private static long hash(long id) {
        long mixed = (id ^ (id >>> 32)) * MIX;
        return (mixed ^ (mixed >>> 29)) * MIX;
    }

    private static final class Shard {

        private static final int FIRST_ROOM = 4;

        private long[] ids = new long[FIRST_ROOM];
        private int[] numbers = empty(FIRST_ROOM);
        private int taken;

        boolean put(long id, long hash, int number) {
            int slot = find(id, hash);
            boolean added = numbers[slot] == ABSENT;
            if (added && isFull()) {
                grow();
                slot = find(id, hash);
            }
            ids[slot] = id;
            numbers[slot] = number;
            taken += added ? 1 : 0;
            return added;
        }

        int get(long id, long hash) {
            return numbers[find(id, hash)];
        }

        /// Where the id is, or else where it can be put.
        private int find(long id, long hash) {
            int slot = (int) Math.unsignedMultiplyHigh(hash << SHARD_BITS, ids.length);
            while (numbers[slot] != ABSENT && ids[slot] != id) {
                slot = slot + 1 == ids.length ? 0 : slot + 1;
            }
            return slot;
        }

        /// Seven eighths make for short walks still, and one slot must stay empty.
        private boolean isFull() {
            return (taken + 1) * 8L > ids.length * 7L;
        }

        private void grow() {
            long[] oldIds = ids;
            int[] oldNumbers = numbers;
            int room = oldIds.length + Math.max(FIRST_ROOM, oldIds.length / 4);
            ids = new long[room];
            numbers = empty(room);
            for (int i = 0; i < oldIds.length; i++) {
                if (oldNumbers[i] != ABSENT) {
                    int slot = find(oldIds[i], hash(oldIds[i]));
                    ids[slot] = oldIds[i];
                    numbers[slot] = oldNumbers[i];
                }
            }
        }

        private static int[] empty(int room) {
            int[] numbers = new int[room];
            Arrays.fill(numbers, ABSENT);
            return numbers;
        }
    }
}
