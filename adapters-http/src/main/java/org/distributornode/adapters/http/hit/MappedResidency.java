package org.distributornode.adapters.http.hit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the system about the pages of a mapping that is never read (mincore(2), by [MemorySegment#isLoaded()]).
///
/// Asking costs 2 µs for 64 KiB and 20 µs for 1 MiB. So what was found of a group of 64 KiB, that it is there whole or
/// that it is not, is believed for a fifth of a second, for the 64 blocks of 1 MiB that were last asked about or so:
/// pages just sent are the last that a system short of memory gives away. What goes all the same within that time is
/// waited for on an event loop. Of a group that is not whole, as where viewers want only parts, the very bytes are
/// asked about each time.
public final class MappedResidency implements Residency {

    private static final int GROUP = 64 * 1024;
    private static final int GROUPS = 16;
    private static final long BLOCK = (long) GROUP * GROUPS;
    private static final long BELIEVED_NANOS = 200_000_000;
    private static final int REMEMBERED = 64;

    private final Arena arena;
    private final MemorySegment pages;
    private final LongSupplier nanoTime;
    private final AtomicReferenceArray<@Nullable Found> found;

    private MappedResidency(Arena arena, MemorySegment pages, LongSupplier nanoTime) {
        this.arena = arena;
        this.pages = pages;
        this.nanoTime = nanoTime;
        this.found = new AtomicReferenceArray<>(Math.clamp((pages.byteSize() + BLOCK - 1) / BLOCK, 1, REMEMBERED));
    }

    /// What is known of the groups of a block, a bit for each.
    ///
    /// @param since when the first was asked about, as [System#nanoTime()]
    private record Found(long block, long since, int whole, int torn) {

        boolean isOf(long other, long now) {
            return block == other && now - since < BELIEVED_NANOS;
        }

        Found with(int groups) {
            return new Found(block, since, whole | groups, torn & ~groups);
        }

        Found without(int groups) {
            return new Found(block, since, whole, torn | groups);
        }
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
        long end = offset + length;
        long now = nanoTime.getAsLong();
        for (long block = offset / BLOCK; block * BLOCK < end; block++) {
            long start = block * BLOCK;
            if (!isResident(block, Math.max(offset, start), Math.min(end, start + BLOCK), now)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }

    private boolean isResident(long block, long from, long to, long now) {
        long start = block * BLOCK;
        int wanted = groups((from - start) / GROUP, (to - 1 - start) / GROUP + 1);
        int slot = (int) (block % found.length());
        Found before = found.get(slot);
        Found known = before != null && before.isOf(block, now) ? before : new Found(block, now, 0, 0);
        if ((wanted & ~known.whole & ~known.torn) != 0) {
            known = look(known, wanted & ~known.whole & ~known.torn);
            found.set(slot, known);
        }
        if ((wanted & ~known.whole) == 0) {
            return true;
        }
        boolean there = isLoaded(from, to);
        if (there) {
            boolean isEnd = to == pages.byteSize();
            long covered = (to - start + (isEnd ? GROUP - 1 : 0)) / GROUP;
            found.set(slot, known.with(groups((from - start + GROUP - 1) / GROUP, covered)));
        }
        return there;
    }

    /// Asks about all of them at once, and about each if they are not there.
    private Found look(Found known, int groups) {
        int first = Integer.numberOfTrailingZeros(groups);
        int end = Integer.SIZE - Integer.numberOfLeadingZeros(groups);
        if (isLoaded(known, first, end)) {
            return known.with(groups);
        }
        Found found = known;
        for (int group = first; group < end; group++) {
            int bit = groups & 1 << group;
            if (bit != 0) {
                found = end - first > 1 && isLoaded(known, group, group + 1) ? found.with(bit) : found.without(bit);
            }
        }
        return found;
    }

    private boolean isLoaded(Found block, int group, int end) {
        long start = block.block * BLOCK;
        return isLoaded(start + (long) group * GROUP, Math.min(pages.byteSize(), start + (long) end * GROUP));
    }

    private boolean isLoaded(long from, long to) {
        return pages.asSlice(from, to - from).isLoaded();
    }

    /// A bit for each group before `end`, beginning with `from`.
    private static int groups(long from, long end) {
        return from < end ? (1 << end) - (1 << from) : 0;
    }
}
