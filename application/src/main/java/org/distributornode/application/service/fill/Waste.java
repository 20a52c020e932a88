package org.distributornode.application.service.fill;

import java.time.Duration;
import org.distributornode.application.service.source.Flow;
import org.jspecify.annotations.Nullable;

/// How many bytes of a transfer would have come in vain if it ended early: what its source sends before it hears of
/// that, and what it has sent while nobody took it. Times are nanoseconds of [System#nanoTime()].
///
/// Safe for use by any thread.
final class Waste {

    /// A source that has been silent for so long has nothing on its way, unless it sends in bursts.
    private static final long IDLE_NANOS = Duration.ofMillis(250).toNanos();

    /// Whoever went on after a silence may do so again, unless this one is so many times as long.
    private static final int LONGER = 2;

    /// Or lasts for so long.
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();

    /// And is seen to be so as often: a process that was halted for as long says nothing about a source.
    private static final int IDLE_LOOKS = 3;

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    /// So many bytes in so much time tell roughly how fast a source is.
    private static final long KNOWN_BYTES = 128 * 1024;

    private static final long KNOWN_NANOS = Duration.ofMillis(100).toNanos();

    /// So does any number of bytes in so much time.
    private static final long LONG_NANOS = Duration.ofSeconds(1).toNanos();

    /// Who is held no longer goes on reading.
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final Expected expected;
    private double known;
    private boolean pausing;
    private long pausedAt;
    private long behind;
    private Mark lastPause = Mark.BEGIN;
    private Mark caughtUp = Mark.BEGIN;
    private long lookedAt;
    private long bytesThen = -1;
    private int looksInVain;
    private long silent;
    private long longestSilence;

    /// What is known of its source before it tells anything.
    ///
    /// @param rate bytes a second, 0 if nothing is known
    /// @param silence nanoseconds after which such a source went on
    record Expected(double rate, long silence) {
        static final Expected NOTHING = new Expected(0, 0);
    }

    Waste(Expected expected) {
        this.expected = expected;
        this.longestSilence = expected.silence;
    }

    /// How a transfer was doing at some time.
    private record Mark(long bytes, long time, long waited) {
        static final Mark BEGIN = new Mark(0, 0, 0);

        static Mark of(Flow flow) {
            return new Mark(flow.bytes(), flow.time().toNanos(), flow.waited().toNanos());
        }

        /// How many bytes came in a second of waiting since `before`; 0 if there was none.
        double rateSince(Mark before) {
            return waited > before.waited ? (bytes - before.bytes) * 1e9 / (waited - before.waited) : 0;
        }

        /// Whether that says how fast the source is.
        boolean tellsSince(Mark before) {
            long took = time - before.time;
            return took >= LONG_NANOS || (took >= KNOWN_NANOS && bytes - before.bytes >= KNOWN_BYTES);
        }
    }

    /// The next bytes are not wanted from now on.
    synchronized void pause(Flow flow, long now) {
        learn(flow);
        pausing = true;
        pausedAt = now;
    }

    /// They are again.
    synchronized void resume(Flow flow, long now) {
        pausing = false;
        long nanos = now - pausedAt;
        if (nanos >= PAUSE_NANOS) {
            behind += nanos;
            lastPause = Mark.of(flow);
        }
    }

    /// Who has to wait for bytes has taken what was sent before: what a source sends in a twentieth of a second counts
    /// as on its way in any case.
    private void learn(Flow flow) {
        Mark now = Mark.of(flow);
        if (behind > 0 && now.waited - lastPause.waited >= FillSettings.SOON_NANOS) {
            behind = 0;
            caughtUp = now;
        }
        double rate = behind == 0 && now.tellsSince(caughtUp) ? now.rateSince(caughtUp) : 0;
        known = rate > 0 ? rate : known;
    }

    /// Somebody looks whether anything comes.
    ///
    /// @param flow null as long as no source has agreed
    synchronized void looked(@Nullable Flow flow, long now) {
        if (flow == null) {
            return;
        }
        long silence = flow.silence(now);
        if (flow.bytes() != bytesThen || silence == 0) {
            bytesThen = flow.bytes();
            longestSilence = looksInVain < IDLE_LOOKS ? longestSilence : Math.max(longestSilence, silent);
            looksInVain = 0;
            lookedAt = now;
        } else if (now - lookedAt >= LOOK_NANOS) {
            looksInVain++;
            silent = silence;
            lookedAt = now;
        }
    }

    private boolean isIdle(Flow flow, long now) {
        return looksInVain >= IDLE_LOOKS
                && flow.silence(now) >= Math.clamp(LONGER * longestSilence, IDLE_NANOS, SILENT_NANOS);
    }

    /// After how many nanoseconds of silence its source went on, at most, or is expected to.
    synchronized long longestSilence() {
        return longestSilence;
    }

    /// Whether it costs less to receive `twice` bytes once more, or they are not worth another request.
    boolean outweighs(long twice, @Nullable Flow flow, long now) {
        return twice <= Math.max(Plan.LEAST_BYTES, of(flow, now));
    }

    /// More than any object has as long as nobody knows how fast the source is.
    synchronized long of(@Nullable Flow flow, long now) {
        long least = least(flow, now);
        return least == 0 || least == Long.MAX_VALUE ? least : bytes(rate(), late(now));
    }

    /// What it will be once all has been taken that came while nobody wanted it.
    synchronized long least(@Nullable Flow flow, long now) {
        if (flow == null) {
            return Long.MAX_VALUE;
        }
        if (isIdle(flow, now)) {
            return 0;
        }
        learn(flow);
        return rate() > 0 ? Math.max(1, bytes(rate(), 0)) : Long.MAX_VALUE;
    }

    /// Bytes a second that its source has shown to send at; 0 as long as that is not known.
    synchronized double known(@Nullable Flow flow) {
        if (flow != null) {
            learn(flow);
        }
        return known;
    }

    /// Bytes a second that seem to come, however little tells that, or that are expected as long as nothing does; 0 if
    /// no source has agreed. What was sent while nobody took it comes faster than its source sends, and counts for
    /// nothing.
    synchronized double seems(@Nullable Flow flow) {
        if (flow == null) {
            return 0;
        }
        learn(flow);
        double seen = known > 0 || behind > 0 ? 0 : Mark.of(flow).rateSince(caughtUp);
        return seen > 0 ? seen : rate();
    }

    private double rate() {
        return known > 0 ? known : expected.rate;
    }

    /// As fast as the source seems to be by now, however little that tells.
    synchronized long likely(Flow flow, long now) {
        return bytes(Math.max(seems(flow), rate()), late(now));
    }

    private long late(long now) {
        long nanos = pausing ? now - pausedAt : 0;
        return behind + (nanos >= PAUSE_NANOS ? nanos : 0);
    }

    private static long bytes(double rate, long late) {
        return (long) (rate * (FillSettings.SOON_NANOS + late) / 1e9);
    }
}
