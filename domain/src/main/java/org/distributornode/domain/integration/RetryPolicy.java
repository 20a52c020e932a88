package org.distributornode.domain.integration;

import java.time.Duration;
import java.util.Optional;

/// How long to wait after an attempt that failed, and when to give up: exponential backoff with equal jitter.
///
/// @param maxAttempts in all, at least one
/// @param first the longest wait after the first attempt; doubled after each
/// @param longest no wait is longer
public record RetryPolicy(int maxAttempts, Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public RetryPolicy {
        if (maxAttempts < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(maxAttempts + " attempts, " + first + " to " + longest);
        }
    }

    /// How long to wait before the next attempt; empty if there is none.
    ///
    /// @param attempts made so far
    /// @param chance from 0 to below 1
    public Optional<Duration> after(int attempts, double chance) {
        if (attempts >= maxAttempts) {
            return Optional.empty();
        }
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS));
        long half = full / 2;
        return Optional.of(Duration.ofMillis(full - half + (long) (half * chance)));
    }
}
