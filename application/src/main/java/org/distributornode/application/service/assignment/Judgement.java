package org.distributornode.application.service.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.domain.assignment.Finding;
import org.distributornode.domain.assignment.Findings;
import org.distributornode.domain.assignment.PackedIds;
import org.distributornode.domain.assignment.Verdict;
import org.distributornode.domain.cache.CacheEntry;

/// What one run finds against objects that are held: which are to be refused, and which were found so before,
/// long enough ago, and are to be deleted.
final class Judgement {

    private final Findings before;
    private final Duration deleteAfter;
    private final InstantSource clock;
    private final Findings found = new Findings();
    private final PackedIds due = new PackedIds();

    /// @param before what the runs until now have found
    Judgement(Findings before, Duration deleteAfter, InstantSource clock) {
        this.before = before;
        this.deleteAfter = deleteAfter;
        this.clock = clock;
    }

    void pass(CacheEntry entry, Verdict verdict) {
        Instant now = clock.instant();
        Optional<Finding> first = before.find(entry.id()).filter(finding -> finding.concerns(entry));
        found.add(entry.id(), new Finding(verdict, first.map(Finding::since).orElse(now)));
        if (first.filter(finding -> finding.isOlderThan(deleteAfter, now)).isPresent()) {
            due.put(entry.id(), 0);
        }
    }

    Findings findings() {
        return found;
    }

    /// Why the object is to be deleted; empty if it is not.
    Optional<Finding> due(CacheEntry entry) {
        return due.contains(entry.id())
                ? found.find(entry.id()).filter(finding -> finding.concerns(entry))
                : Optional.empty();
    }
}
