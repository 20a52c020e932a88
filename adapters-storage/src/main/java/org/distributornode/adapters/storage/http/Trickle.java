package org.distributornode.adapters.storage.http;

import java.util.concurrent.TimeUnit;

/// Says how long the bytes of an answer may gather in the system before they are taken. To be woken costs the same
/// however few have come, and whoever waits for them is woken, too; so what comes slowly is taken less often, and no
/// byte later than [#LONGEST_NANOS].
///
/// Not safe for use by several threads.
final class Trickle {

    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /// To wait for less would cost more than it saves.
    static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /// What is worth one wake-up.
    static final long ENOUGH_BYTES = 4L * BytesInFlight.LARGE;

    /// The system announces half of its buffer to the sender: with a quarter it never has to stop.
    private static final int ROOM_SHARE = 4;

    /// Where less comes within the longest wait, packets come one by one.
    private static final long LEAST_BYTES = 4096;

    private static final long KNOWN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long REMEMBERED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private long bytes;
    private long nanos;
    private boolean drained;

    /// @param count how many have come
    /// @param drained whether nothing was left to be taken
    /// @param waited for how many nanoseconds
    void came(int count, boolean drained, long waited) {
        this.drained = drained;
        bytes += count;
        nanos += waited;
        if (nanos > REMEMBERED_NANOS) {
            bytes /= 2;
            nanos /= 2;
        }
    }

    /// Whether so little comes, and yet enough, that it may be worth it to let more come.
    boolean isThin() {
        return drained && nanos >= KNOWN_NANOS && bytes * (double) LONGEST_NANOS >= LEAST_BYTES * (double) nanos;
    }

    /// For how many nanoseconds, if it [#isThin()]; 0 if it is not worth it.
    ///
    /// @param left how many bytes are still to come
    /// @param room of the system's buffer, in bytes
    long pause(long left, int room) {
        long enough = Math.min(Math.min(ENOUGH_BYTES, room / ROOM_SHARE), left);
        long pause = (long) (enough * (double) nanos / bytes);
        return pause < SHORTEST_NANOS ? 0 : Math.min(pause, LONGEST_NANOS);
    }
}
