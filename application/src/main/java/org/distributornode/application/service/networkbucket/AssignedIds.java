package org.distributornode.application.service.networkbucket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What the network gives this node, asked for once for the many pages of a list. Safe for use by any thread.
public final class AssignedIds {

    private final Supplier<long[]> network;
    private final InstantSource clock;
    private final Duration goodFor;
    private final ReentrantLock asking = new ReentrantLock();
    private long[] known = {};
    private Instant until = Instant.MIN;

    /// @param network tells the numbers, ascending as unsigned ones, however long that takes
    /// @param goodFor how long an answer counts
    public AssignedIds(Supplier<long[]> network, InstantSource clock, Duration goodFor) {
        this.network = network;
        this.clock = clock;
        this.goodFor = goodFor;
    }

    /// @throws org.distributornode.application.port.catalog.CatalogFailure if the network does not tell
    long[] get() {
        asking.lock();
        try {
            if (!clock.instant().isBefore(until)) {
                known = network.get();
                until = clock.instant().plus(goodFor);
            }
            return known.clone();
        } finally {
            asking.unlock();
        }
    }
}
