package org.distributornode.adapters.http.hit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;

/// Asks the system about the pages of a file that still grows (mincore(2), by a mapping that is never read and goes at
/// once).
///
/// A block of 1 MiB that was there whole is believed to be so for a fiftieth of a second, and so is what comes to lie
/// in it meanwhile: it was just written. For one thread at a time.
public final class PassingResidency implements Residency {

    private static final long BLOCK = 1 << 20;
    private static final long BELIEVED_NANOS = 20_000_000;

    private final FileChannel file;
    private final LongSupplier nanoTime;
    private long seen = -1;
    private long seenAt;

    /// @param file closed by whoever opened it
    /// @param nanoTime as [System#nanoTime()]
    public PassingResidency(FileChannel file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isResident(long offset, long length) {
        long now = nanoTime.getAsLong();
        long end = offset + length;
        for (long block = offset / BLOCK; block * BLOCK < end; block++) {
            if (!(block == seen && now - seenAt < BELIEVED_NANOS) && !look(block, now)) {
                return isLoaded(offset, end);
            }
        }
        return true;
    }

    @Override
    public void close() {
        // nothing is kept
    }

    private boolean look(long block, long now) {
        boolean there = isLoaded(block * BLOCK, (block + 1) * BLOCK);
        if (there) {
            seen = block;
            seenAt = now;
        }
        return there;
    }

    private boolean isLoaded(long from, long to) {
        try (Arena arena = Arena.ofConfined()) {
            long end = Math.min(to, file.size());
            return from < end
                    && file.map(FileChannel.MapMode.READ_ONLY, from, end - from, arena)
                            .isLoaded();
        } catch (IOException _) {
            return false; // whoever reads it says why
        }
    }
}
