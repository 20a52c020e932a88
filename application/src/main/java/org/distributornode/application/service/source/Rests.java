package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.distributornode.domain.source.Source;

/// Sources that have sent bytes of an object and then declined to send more: they may have too much to do at present,
/// and are left alone for a while. Not safe for use by several threads.
final class Rests {

    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    /// How often in a row.
    private static final int MOST = 3;

    private final Set<Source> senders = new HashSet<>();
    private final Map<Source, Rest> resting = new HashMap<>();

    /// @param until nanoseconds of [System#nanoTime()]
    /// @param times how often in a row
    private record Rest(long until, int times) {}

    /// The source is sending.
    void sends(Source source) {
        senders.add(source);
        resting.remove(source);
    }

    /// The source has declined.
    ///
    /// @return false if it is not worth waiting for: it has never sent, or has declined too often
    boolean begin(Source source) {
        int before = resting.getOrDefault(source, new Rest(0, 0)).times();
        boolean worth = senders.contains(source) && before < MOST;
        if (worth) {
            resting.put(source, new Rest(System.nanoTime() + REST_NANOS, before + 1));
        }
        return worth;
    }

    boolean contains(Source source) {
        Rest rest = resting.get(source);
        return rest != null && System.nanoTime() - rest.until() < 0;
    }

    /// Nanoseconds until the first of them may be asked again, not positive if it may now; empty if there is none.
    OptionalLong untilReturn() {
        long now = System.nanoTime();
        return resting.values().stream().mapToLong(rest -> rest.until() - now).min();
    }
}
