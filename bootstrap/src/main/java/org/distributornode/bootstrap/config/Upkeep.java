package org.distributornode.bootstrap.config;

import java.time.Duration;

/// How the node looks after what it holds.
public record Upkeep(Prefetch prefetch, Pins pins, Scrub scrub) {

    /// How objects come in that no client waits for.
    ///
    /// @param bytesPerSecond of all of them together
    /// @param atOnce how many of them
    public record Prefetch(long bytesPerSecond, int atOnce) {}

    /// @param share hundredths of the budget that pinned objects may take
    public record Pins(int share) {}

    /// @param enabled whether passes begin by themselves
    /// @param readPerSecond bytes that a pass reads
    /// @param every the time from the end of a pass to the next
    public record Scrub(boolean enabled, long readPerSecond, Duration every) {}
}
