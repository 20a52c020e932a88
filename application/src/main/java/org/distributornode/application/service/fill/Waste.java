package org.distributornode.application.service.fill;

import java.time.Duration;
import org.distributornode.application.service.source.Flow;
import org.jspecify.annotations.Nullable;

/// How many bytes of a transfer would have come in vain if it ended early: what its source sends before it hears of
/// that, and what it has sent while nobody took it. Times are nanoseconds of [System#nanoTime()].
///
/// Safe for use by any thread.
final class Waste {

    /// A source that has been silent for so long has nothing on its way.
    private static final long IDLE_NANOS = Duration.ofMillis(250).toNanos();

    /// And is seen to be so as often: a process that was halted for as long says nothing about a source.
    private static final int IDLE_LOOKS = 3;

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    /// So many bytes in so much time tell roughly how fast a source is.
    private static final long KNOWN_BYTES = 128 * 1024;

    private static final long KNOWN_NANOS = Duration.ofMillis(100).toNanos();

    /// So does any number of bytes in so much time.
    private static final long LONG_NANOS = Duration.ofSeconds(1).toNanos();

    /// So little is not worth another request.
    private static final long LEAST_BYTES = 64 * 1024;

    private long pausedNanos;
    private long lookedAt;
    private long bytesThen = -1;
    private int looksInVain;

    /// For so long the next bytes were not wanted.
    synchronized void paused(long nanos) {
        pausedNanos += nanos;
    }

    /// Somebody looks whether anything comes.
    ///
    /// @param flow null as long as no source has agreed
    synchronized void looked(@Nullable Flow flow, long now) {
        if (flow == null) {
            return;
        }
        if (flow.bytes() != bytesThen || flow.silence(now) == 0) {
            bytesThen = flow.bytes();
            looksInVain = 0;
            lookedAt = now;
        } else if (now - lookedAt >= LOOK_NANOS) {
            looksInVain++;
            lookedAt = now;
        }
    }

    /// Whether it costs less to receive `twice` bytes once more.
    boolean outweighs(long twice, @Nullable Flow flow, long now) {
        return twice <= Math.max(LEAST_BYTES, of(flow, now));
    }

    /// More than any object has as long as nobody knows how fast the source is.
    synchronized long of(@Nullable Flow flow, long now) {
        if (flow == null) {
            return Long.MAX_VALUE;
        }
        if (flow.silence(now) >= IDLE_NANOS && looksInVain >= IDLE_LOOKS) {
            return 0;
        }
        long waited = flow.time().toNanos();
        boolean isKnown = waited >= LONG_NANOS || (waited >= KNOWN_NANOS && flow.bytes() >= KNOWN_BYTES);
        return isKnown ? likely(flow) : Long.MAX_VALUE;
    }

    /// As fast as the source seems to be by now, however little that tells.
    synchronized long likely(Flow flow) {
        return (long) (flow.rate() * (FillSettings.SOON_NANOS + pausedNanos) / 1e9);
    }
}
