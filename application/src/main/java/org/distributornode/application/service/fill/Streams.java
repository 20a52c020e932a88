package org.distributornode.application.service.fill;

import java.time.Duration;

/// Finds out how many sources at once bring the rest of an object fastest: tries one more, and goes back for good if
/// that is not worth it. Times are nanoseconds of [System#nanoTime()].
///
/// Not safe for use by several threads.
final class Streams {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    /// What one more source has to bring.
    private static final double GAIN = 1.2;

    private final int most;
    private int streams = 1;
    private boolean trying;
    private boolean settled;
    private boolean begun;
    private long since;
    private long received;
    private double best;

    /// @param most how many there may be
    Streams(int most) {
        this.most = most;
        this.settled = most < 2;
    }

    /// How many there should be now.
    ///
    /// @param total bytes of the object that have come so far
    /// @param worthwhile whether one more could bring much, and there is a source for it
    int look(long now, long total, boolean worthwhile) {
        if (settled || !worthwhile) {
            begun = false;
            return streams;
        }
        if (!begun) {
            begin(now, total);
        } else if (now - since >= WINDOW) {
            judge((double) (total - received) / (now - since));
            begin(now, total);
        }
        return streams;
    }

    private void begin(long now, long total) {
        begun = true;
        since = now;
        received = total;
    }

    private void judge(double rate) {
        if (trying && rate < best * GAIN) {
            streams--;
            settled = true;
            return;
        }
        best = Math.max(best, rate);
        trying = streams < most;
        settled = !trying;
        streams = Math.min(most, streams + 1);
    }
}
