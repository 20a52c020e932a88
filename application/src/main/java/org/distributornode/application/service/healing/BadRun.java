package org.distributornode.application.service.healing;

import org.distributornode.application.port.cache.CacheStore.Remains;

/// Gathers groups of one object that are wrong and lie one behind the other, and heals them together. For one thread.
final class BadRun {

    /// So many groups are healed at once, 4 MiB.
    private static final int MOST = 64;

    private final Remains remains;
    private final Healer healer;
    private int from;
    private int to;
    private long bad;
    private long healed;
    private boolean lost;

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

    /// A group was looked at; called in their order.
    ///
    /// @return false if a group could not be healed: the object is to go
    boolean looked(int group, boolean right) throws InterruptedException {
        if (!right) {
            from = from == to ? group : from;
            to = group + 1;
            bad++;
        }
        if (right || to - from == MOST) {
            end();
        }
        return !lost;
    }

    /// Heals what was gathered.
    void end() throws InterruptedException {
        if (from < to && !lost) {
            if (healer.heal(remains, from, to)) {
                healed += to - from;
            } else {
                lost = true;
            }
        }
        from = to;
    }
}
