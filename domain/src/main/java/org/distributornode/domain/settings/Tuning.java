package org.distributornode.domain.settings;

import java.time.Duration;

/// How much a running node tells of itself.
///
/// @param statsEvery time between two lines of statistics in the log
/// @param logDetail how much is logged: 0 failures alone, [#AS_CONFIGURED] what the configuration says, [#MOST_DETAIL]
///     everything
public record Tuning(Duration statsEvery, int logDetail) {

    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(1);
    public static final int AS_CONFIGURED = 3;
    public static final int MOST_DETAIL = 5;

    public static final Tuning STANDARD = new Tuning(Duration.ofSeconds(10), AS_CONFIGURED);

    public Tuning {
        if (!takes(statsEvery) || !takes(logDetail)) {
            throw new IllegalArgumentException("no tuning: " + statsEvery + ", " + logDetail);
        }
    }

    /// Whether statistics can be logged so often.
    public static boolean takes(Duration statsEvery) {
        return statsEvery.compareTo(SHORTEST) >= 0 && statsEvery.compareTo(LONGEST) <= 0;
    }

    /// Whether there is such a detail.
    public static boolean takes(int logDetail) {
        return logDetail >= 0 && logDetail <= MOST_DETAIL;
    }

    public Tuning with(Duration otherStatsEvery) {
        return new Tuning(otherStatsEvery, logDetail);
    }

    public Tuning with(int otherLogDetail) {
        return new Tuning(statsEvery, otherLogDetail);
    }
}
