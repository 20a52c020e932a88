package org.distributornode.adapters.http.hit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;

/// Asks the system about the pages of a mapping that is never read (mincore(2), by
/// [MemorySegment#isLoaded()]).
///
/// Asking costs 2 µs for 64 KiB and 20 µs for 1 MiB, so that a block of 1 MiB that was there whole is
/// believed to be so for a quarter of a second: pages just sent are the last that a system short of memory
/// gives away.
public final class MappedResidency implements Residency {

    private static final long BLOCK = 1 << 20;
    private static final long BELIEVED_NANOS = 250_000_000;

    private final Arena arena;
    private final MemorySegment pages;
    private final LongSupplier nanoTime;
    private final long[] seen;
    private final boolean[] known;

    private MappedResidency(Arena arena, MemorySegment pages, LongSupplier nanoTime) {
        this.arena = arena;
        this.pages = pages;
        this.nanoTime = nanoTime;
        int blocks = Math.toIntExact((pages.byteSize() + BLOCK - 1) / BLOCK);
        this.seen = new long[blocks];
        this.known = new boolean[blocks];
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
        long now = nanoTime.getAsLong();
        for (long block = offset / BLOCK; block * BLOCK < offset + length; block++) {
            int at = (int) block;
            if (!(known[at] && now - seen[at] < BELIEVED_NANOS) && !look(at, now)) {
                return pages.asSlice(offset, length).isLoaded();
            }
        }
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }

    private boolean look(int block, long now) {
        long from = block * BLOCK;
        boolean there =
                pages.asSlice(from, Math.min(BLOCK, pages.byteSize() - from)).isLoaded();
        seen[block] = now;
        known[block] = there;
        return there;
    }
}
