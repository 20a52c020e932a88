package org.distributornode.application.service.cache;

import java.util.function.LongConsumer;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.DiskSpace;

/// Keeps a part of the disk free, whoever fills it. A disk that does not tell how it is counts as roomy.
public final class DiskRoom {

    private static final long MOST_FREE = 1L << 30;
    private static final int LEAST_PART = 20;

    private final DiskSpace disk;
    private final long minFree;
    private volatile boolean full;

    /// @param minFree bytes that stay free
    public DiskRoom(DiskSpace disk, long minFree) {
        this.disk = disk;
        this.minFree = minFree;
    }

    /// Keeps the smaller of 1 GiB and a twentieth of the disk free.
    public static DiskRoom ofOrdinarySize(DiskSpace disk) {
        try {
            return new DiskRoom(disk, Math.min(MOST_FREE, disk.measure().total() / LEAST_PART));
        } catch (CacheFailure _) {
            return new DiskRoom(disk, MOST_FREE);
        }
    }

    /// Of a disk that never lacks room.
    static DiskRoom unwatched() {
        return new DiskRoom(() -> new DiskSpace.Space(Long.MAX_VALUE, Long.MAX_VALUE), 0);
    }

    /// Whether there was no room when it was looked at last, and none could be made.
    public boolean isFull() {
        return full;
    }

    /// How many bytes lack for `promised` ones to come in. Of those under way some are on the disk already;
    /// they are counted twice, which leaves a little more free.
    long lacking(long promised) {
        try {
            return Math.max(0, Math.addExact(minFree, promised) - disk.measure().free());
        } catch (CacheFailure _) {
            return 0;
        }
    }

    /// Makes room for `promised` bytes, unless there is; evicts nothing in vain.
    ///
    /// @param evictable bytes that could be evicted
    /// @param evict evicts so many bytes
    /// @return whether there is room now
    boolean make(long promised, long evictable, LongConsumer evict) {
        long lacking = lacking(promised);
        if (lacking > 0 && lacking <= evictable) {
            evict.accept(lacking);
            lacking = lacking(promised);
        }
        full = lacking > 0;
        return !full;
    }
}
