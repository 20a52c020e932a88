package org.distributornode.adapters.http.hit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;

/// Asks the system about the pages of a mapping that is never read (mincore(2), by [MemorySegment#isLoaded()]).
///
/// Asking costs 2 µs for 64 KiB and 20 µs for 1 MiB, so that a block of 1 MiB that was there whole is believed to be so
/// for a quarter of a second, for the 64 blocks that were last looked at or so: pages just sent are the last that a
/// system short of memory gives away.
public final class MappedResidency implements Residency {

    private static final long BLOCK = 1 << 20;
    private static final long BELIEVED_MILLIS = 250;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int REMEMBERED = 64;
    private static final int TIME_BITS = 40;

    private final Arena arena;
    private final MemorySegment pages;
    private final LongSupplier nanoTime;
    private final long begun;
    private final long[] seen;

    private MappedResidency(Arena arena, MemorySegment pages, LongSupplier nanoTime) {
        this.arena = arena;
        this.pages = pages;
        this.nanoTime = nanoTime;
        this.seen = new long[Math.clamp((pages.byteSize() + BLOCK - 1) / BLOCK, 1, REMEMBERED)];
        this.begun = nanoTime.getAsLong();
    }

    /// @param nanoTime as [System#nanoTime()]
    public static MappedResidency of(FileChannel file, LongSupplier nanoTime) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            return new MappedResidency(arena, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena), nanoTime);
        } catch (IOException | RuntimeException | Error failure) {
            arena.close();
            throw failure;
        }
    }

    @Override
    public boolean isResident(long offset, long length) {
        long now = 1 + (nanoTime.getAsLong() - begun) / NANOS_PER_MILLI;
        for (long block = offset / BLOCK; block * BLOCK < offset + length; block++) {
            if (!isBelieved(block, now) && !look(block, now)) {
                return pages.asSlice(offset, length).isLoaded();
            }
        }
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }

    private boolean isBelieved(long block, long now) {
        long last = seen[slot(block)];
        return last >>> TIME_BITS == block + 1 && now - (last & ((1L << TIME_BITS) - 1)) < BELIEVED_MILLIS;
    }

    private boolean look(long block, long now) {
        long from = block * BLOCK;
        boolean there =
                pages.asSlice(from, Math.min(BLOCK, pages.byteSize() - from)).isLoaded();
        seen[slot(block)] = there ? (block + 1) << TIME_BITS | now : 0;
        return there;
    }

    private int slot(long block) {
        return (int) (block % seen.length);
    }
}
