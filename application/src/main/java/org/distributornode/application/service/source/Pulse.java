package org.distributornode.application.service.source;

import java.time.Duration;

/// How a transfer is doing: how long it has been silent, and how fast it was of late. Times are nanoseconds of
/// [System#nanoTime()].
///
/// While this node does not ask for bytes, its system receives some nevertheless. So what has come divided by the time
/// of waiting for it is the most that the source may send at, and it is by this that it is found to be slow; divided by
/// all the time in which the node held nothing back it is the least, and it is by this that it is known. Where the node
/// held much back, nothing is known.
///
/// Not safe for use by several threads.
final class Pulse {

    /// Of waiting.
    static final Duration WINDOW = Duration.ofSeconds(2);

    private static final long TELLING_BYTES = 1 << 20;
    private static final long TELLING_NANOS = Duration.ofMillis(100).toNanos();

    /// Of so much time one part may have been held back.
    private static final int HELD_SHARE = 4;

    private boolean begun;
    private long first;
    private long last;
    private boolean waiting;
    private long waitingSince;
    private long bytes;
    private long waited;
    private long held;
    private long windowBytes;
    private long windowWaited;
    private long windowHeld;
    private double recent;

    /// The next bytes are being waited for.
    void asked(long now) {
        if (!begun) {
            begun = true;
            first = now;
        }
        waiting = true;
        waitingSince = now;
    }

    /// So many bytes have come, or none any more.
    void came(int count, long now) {
        long took = Math.max(0, now - waitingSince);
        waiting = false;
        last = now;
        bytes += count;
        waited += took;
        windowBytes += count;
        windowWaited += took;
        if (windowWaited >= WINDOW.toNanos()) {
            recent = windowHeld <= windowWaited ? windowBytes * 1e9 / windowWaited : 0;
            windowBytes = 0;
            windowWaited = 0;
            windowHeld = 0;
        }
    }

    /// For so long this node did not want the next bytes yet.
    void held(long nanos) {
        held += nanos;
        windowHeld += nanos;
    }

    /// Whether it lasted long enough, and was held back so little, that it tells how fast its source is.
    boolean isTelling() {
        return bytes >= TELLING_BYTES && waited >= TELLING_NANOS && held <= (last - first) / HELD_SHARE;
    }

    long bytes() {
        return bytes;
    }

    /// For how long bytes came, but for what was held back.
    Duration time() {
        return Duration.ofNanos(Math.max(0, last - first - held));
    }

    /// How long the bytes that came were waited for.
    Duration waited() {
        return Duration.ofNanos(waited);
    }

    /// How long the next byte has been waited for.
    long silence(long now) {
        return waiting ? Math.max(0, now - waitingSince) : 0;
    }

    /// Bytes a second of waiting, the most that the source may have sent at, over the last whole window; 0 if there has
    /// been none, or too much was held back in it.
    double recentRate() {
        return recent;
    }
}
