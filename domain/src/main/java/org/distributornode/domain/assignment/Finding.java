package org.distributornode.domain.assignment;

import java.time.Duration;
import java.time.Instant;
import org.distributornode.domain.cache.CacheEntry;

/// What the network has said of a held object.
///
/// @param since when it said so first without having taken it back, to the second and never earlier
public record Finding(Verdict verdict, Instant since) {

    /// Whether it was said of this object and not of one that was held before it under the same id.
    public boolean concerns(CacheEntry entry) {
        return !entry.storedAt().isAfter(since);
    }

    /// Whether it was said at least `delay` ago.
    public boolean isOlderThan(Duration delay, Instant now) {
        return !since.plus(delay).isAfter(now);
    }
}
