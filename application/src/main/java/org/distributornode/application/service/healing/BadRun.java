package org.distributornode.application.service.healing;

import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.service.healing.Healer.Healing;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// Gathers groups of one object that are wrong and lie one behind the other, and heals them together, until some cannot
/// be healed. For one thread.
final class BadRun {

    /// So many groups are healed at once, 4 MiB.
    private static final int MOST = 64;

    private final Remains remains;
    private final Healer healer;
    private int from;
    private int to;
    private long bad;
    private long healed;
    private Segments right = Segments.none();
    private Healing outcome = Healing.HEALED;

    BadRun(Remains remains, Healer healer) {
        this.remains = remains;
        this.healer = healer;
    }

    long bad() {
        return bad;
    }

    long healed() {
        return healed;
    }

    /// What was right, or is now.
    Segments right() {
        return right;
    }

    /// What came of the groups that were wrong: of all of them, or of the first that could not be healed.
    Healing outcome() {
        return outcome;
    }

    /// A group was looked at; called in their order.
    void looked(int group, boolean isRight) throws InterruptedException {
        if (isRight) {
            right = right.with(Proof.group(remains.size(), group));
        } else {
            from = from == to ? group : from;
            to = group + 1;
            bad++;
        }
        if (isRight || to - from == MOST) {
            end();
        }
    }

    /// Heals what was gathered.
    void end() throws InterruptedException {
        if (from < to && outcome == Healing.HEALED) {
            outcome = healer.heal(remains, from, to);
            if (outcome == Healing.HEALED) {
                healed += to - from;
                for (int group = from; group < to; group++) {
                    right = right.with(Proof.group(remains.size(), group));
                }
            }
        }
        from = to;
    }
}
