package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.Optional;

/// When a source is so slow to answer that the next one is asked as well.
///
/// @param atMost the longest that one is waited for; holds alone as long as little is known
/// @param percentile in hundredths: who has not answered by the time by which so many requests were answered is slow
/// @param share hundredths of the requests that may be hedged, of any hundred in a row
public record Hedging(Duration atMost, int percentile, int share) {

    /// Differences below it are noise, and not worth a request.
    private static final Duration AT_LEAST = Duration.ofMillis(20);

    /// What is usual.
    public static Hedging atMost(Duration atMost) {
        return new Hedging(atMost, 95, 10);
    }

    /// How long to wait for a source.
    ///
    /// @param usual the time of the percentile, as far as it is known
    Duration patience(Optional<Duration> usual) {
        Duration longer = usual.filter(time -> time.compareTo(AT_LEAST) > 0).orElse(AT_LEAST);
        return usual.isEmpty() || longer.compareTo(atMost) > 0 ? atMost : longer;
    }
}
