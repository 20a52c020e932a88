package org.distributornode.domain.assignment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;

/// Held objects that are not to be served by this node any more. May be read by any number of threads once
/// nobody writes.
public final class Findings {

    private final PackedIds gone = new PackedIds();
    private final PackedIds notAssigned = new PackedIds();

    /// Notes an object that is not noted yet.
    public void add(DataObjectId id, Finding finding) {
        Instant whole = finding.since().truncatedTo(ChronoUnit.SECONDS);
        long second = whole.getEpochSecond() + (whole.equals(finding.since()) ? 0 : 1);
        of(finding.verdict()).put(id, Math.clamp(second, 0, Integer.MAX_VALUE));
    }

    /// What was said of the object; empty if nothing is against it.
    public Optional<Finding> find(DataObjectId id) {
        return count() == 0 ? Optional.empty() : find(id, Verdict.GONE).or(() -> find(id, Verdict.NOT_ASSIGNED));
    }

    public int count() {
        return gone.count() + notAssigned.count();
    }

    private Optional<Finding> find(DataObjectId id, Verdict verdict) {
        int second = of(verdict).get(id);
        return second == PackedIds.ABSENT
                ? Optional.empty()
                : Optional.of(new Finding(verdict, Instant.ofEpochSecond(second)));
    }

    private PackedIds of(Verdict verdict) {
        return switch (verdict) {
            case GONE -> gone;
            case NOT_ASSIGNED -> notAssigned;
        };
    }
}
