package org.distributornode.adapters.http.hit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.distributornode.application.bytes.ObjectFile;
import org.jspecify.annotations.Nullable;

/// Asks the system about the pages of a mapping that is never read (mincore(2), by [MemorySegment#isLoaded()]), and
/// then whether they are still there ([CachedPages]).
///
/// The first takes 2 µs for 64 KiB and 20 µs for 1 MiB. So what was found of a group of 64 KiB, that it is there whole
/// or that it is not, is remembered for the 256 blocks of 1 MiB that were last asked about or so. That one is whole is
/// believed as long as somebody asks and the pages are counted each time, five times a second at least: those that left
/// and are on their way back count, too. Where the system does not count them it is believed for a fiftieth of a
/// second; what goes within that time is waited for on an event loop. That one is not whole is believed for a fiftieth
/// of a second, too, and the very bytes are asked about meanwhile: viewers may want only parts.
public final class MappedResidency implements Residency {

    private static final int GROUP = 64 * 1024;
    private static final int GROUPS = 16;
    private static final long BLOCK = (long) GROUP * GROUPS;
    private static final long BELIEVED_NANOS = 20_000_000;
    private static final long COUNTED_NANOS = 200_000_000;
    private static final int REMEMBERED = 256;

    private final Arena arena;
    private final MemorySegment pages;
    private final @Nullable CachedPages counted;
    private final LongSupplier nanoTime;
    private final AtomicReferenceArray<@Nullable Found> found;

    private MappedResidency(Arena arena, MemorySegment pages, @Nullable CachedPages counted, LongSupplier nanoTime) {
        this.arena = arena;
        this.pages = pages;
        this.counted = counted;
        this.nanoTime = nanoTime;
        this.found = new AtomicReferenceArray<>(Math.clamp((pages.byteSize() + BLOCK - 1) / BLOCK, 1, REMEMBERED));
    }

    /// What is known of the groups of a block, a bit for each.
    ///
    /// @param since when that was last seen to, as [System#nanoTime()]
    private record Found(long block, long since, int whole, int torn) {

        Found with(int groups) {
            return new Found(block, since, whole | groups, torn & ~groups);
        }

        Found without(int groups) {
            return new Found(block, since, whole, torn | groups);
        }
    }

    /// @param nanoTime as [System#nanoTime()]
    public static MappedResidency of(ObjectFile file, LongSupplier nanoTime) throws IOException {
        return of(file.channel(), CachedPages.of(file.path()).orElse(null), nanoTime);
    }

    /// Asks mincore(2) alone.
    static MappedResidency uncounted(FileChannel file, LongSupplier nanoTime) throws IOException {
        return of(file, null, nanoTime);
    }

    private static MappedResidency of(FileChannel file, @Nullable CachedPages counted, LongSupplier nanoTime)
            throws IOException {
        Arena arena = Arena.ofShared();
        try {
            MemorySegment pages = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
            return new MappedResidency(arena, pages, counted, nanoTime);
        } catch (IOException | RuntimeException | Error failure) {
            try (counted) {
                arena.close();
            }
            throw failure;
        }
    }

    @Override
    public boolean isResident(long offset, long length) {
        if (counted != null && !counted.hasAll(offset, length)) {
            forget(offset, length);
            return false;
        }
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
        try (counted) {
            arena.close();
        }
    }

    private void forget(long offset, long length) {
        for (long block = offset / BLOCK; block * BLOCK < offset + length; block++) {
            found.set(slot(block), null);
        }
    }

    private int slot(long block) {
        return (int) (block % found.length());
    }

    @SuppressWarnings("ReferenceEquality") // what is the very same needs not be kept again
    private boolean isResident(long block, long from, long to, long now) {
        long start = block * BLOCK;
        int wanted = groups((from - start) / GROUP, (to - 1 - start) / GROUP + 1);
        int slot = slot(block);
        Found before = found.get(slot);
        Found known = remembered(before, block, now);
        if ((wanted & ~known.whole & ~known.torn) != 0) {
            known = look(known, wanted & ~known.whole & ~known.torn);
        }
        boolean there = (wanted & ~known.whole) == 0;
        if (!there && isLoaded(from, to)) {
            there = true;
            boolean isEnd = to == pages.byteSize();
            long covered = (to - start + (isEnd ? GROUP - 1 : 0)) / GROUP;
            known = known.with(groups((from - start + GROUP - 1) / GROUP, covered));
        }
        if (known != before) {
            found.compareAndSet(slot, before, known);
        }
        return there;
    }

    private Found remembered(@Nullable Found before, long block, long now) {
        if (before == null || before.block != block) {
            return new Found(block, now, 0, 0);
        }
        long age = now - before.since;
        if (age < BELIEVED_NANOS) {
            return before;
        }
        return new Found(block, now, counted != null && age < COUNTED_NANOS ? before.whole : 0, 0);
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
