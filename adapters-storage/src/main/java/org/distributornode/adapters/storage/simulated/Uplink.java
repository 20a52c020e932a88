package org.distributornode.adapters.storage.simulated;

import java.util.concurrent.TimeUnit;

/// A line of a given rate, shared by whoever sends through it, in the order in which they come. Time in which nobody
/// sent is lost. Safe for use by many threads.
public final class Uplink {

    private static final long PARTS_PER_SECOND = 200;

    private final long bytesPerSecond;
    private final long start = System.nanoTime();

    /// Until when the line is taken, in nanoseconds from the start.
    private long takenUntil;

    private Uplink(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    public static Uplink of(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("nothing would ever get through");
        }
        return new Uplink(bytesPerSecond);
    }

    /// How many bytes to send at a time so that others have their turn.
    int part(int atMost) {
        return Math.clamp(bytesPerSecond / PARTS_PER_SECOND, 1, atMost);
    }

    /// Waits until `bytes` have got through.
    void pass(int bytes) throws InterruptedException {
        new Pause().last(reserve(bytes, sinceStart()) - sinceStart());
    }

    private long sinceStart() {
        return System.nanoTime() - start;
    }

    /// @param now nanoseconds since the start
    /// @return when they will have got through, in nanoseconds since the start
    synchronized long reserve(int bytes, long now) {
        long nanos = (long) ((double) bytes / bytesPerSecond * TimeUnit.SECONDS.toNanos(1));
        takenUntil = Math.max(takenUntil, now) + nanos;
        return takenUntil;
    }
}
