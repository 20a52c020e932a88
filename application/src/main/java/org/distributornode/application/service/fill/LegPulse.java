package org.distributornode.application.service.fill;

import java.time.Duration;

/// How a transfer is doing: how long it has been silent, and how fast it was over the last seconds. Only the time in
/// which it was asked for bytes counts. Times are nanoseconds of [System#nanoTime()].
///
/// Not safe for use by several threads.
final class LegPulse {

    private static final long WINDOW = Duration.ofSeconds(2).toNanos();
    private static final long TELLING_BYTES = 1 << 20;
    private static final long TELLING_NANOS = Duration.ofMillis(100).toNanos();

    private long waitingSince;
    private boolean waiting;
    private long bytes;
    private long nanos;
    private long windowBytes;
    private long windowNanos;
    private double bytesPerNano;

    /// The next bytes are being waited for.
    void asked(long now) {
        waiting = true;
        waitingSince = now;
    }

    void came(int count, long now) {
        long took = Math.max(0, now - waitingSince);
        waiting = false;
        bytes += count;
        nanos += took;
        windowBytes += count;
        windowNanos += took;
        if (windowNanos >= WINDOW) {
            bytesPerNano = (double) windowBytes / windowNanos;
            windowBytes = 0;
            windowNanos = 0;
        }
    }

    /// Whether it lasted long enough to tell how fast its source is.
    boolean isTelling() {
        return bytes >= TELLING_BYTES && nanos >= TELLING_NANOS;
    }

    long bytes() {
        return bytes;
    }

    Duration time() {
        return Duration.ofNanos(nanos);
    }

    /// How long the next byte has been waited for.
    long silence(long now) {
        return waiting ? Math.max(0, now - waitingSince) : 0;
    }

    /// Bytes a second over all its time; 0 if nothing has come.
    double rate() {
        return nanos == 0 ? 0 : bytes * 1e9 / nanos;
    }

    /// Bytes a second over the last whole window of two seconds of waiting; 0 if there has been none.
    double recentRate() {
        return bytesPerNano * 1e9;
    }
}
