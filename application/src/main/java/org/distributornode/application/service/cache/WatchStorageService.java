package org.distributornode.application.service.cache;

import java.time.InstantSource;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.cache.WatchStorage;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.event.NodeEvent;

/// Counts as below again only some way down from the mark, so that of a cache that hovers about it is told once.
public final class WatchStorageService implements WatchStorage {

    /// Hundredths of the limit.
    private static final int WAY_DOWN = 5;

    private final HeldObjects held;
    private final Events events;
    private final InstantSource clock;
    private final int mark;
    private boolean looked;
    private boolean above;

    /// @param mark hundredths of the limit, 1 to 100
    public WatchStorageService(HeldObjects held, Events events, InstantSource clock, int mark) {
        this.held = held;
        this.events = events;
        this.clock = clock;
        this.mark = mark;
    }

    /// A node that starts above the mark has passed it before: the first look tells nothing.
    @Override
    public synchronized Outcome watch() {
        Capacity capacity = held.capacity();
        boolean wasAbove = above;
        above = capacity.reaches(wasAbove ? mark - WAY_DOWN : mark);
        boolean passed = looked && above && !wasAbove;
        looked = true;
        if (passed) {
            long taken = capacity.used() + capacity.reserved();
            events.record(new NodeEvent.StorageMarkPassed(clock.instant(), taken, capacity.limit()));
            return Outcome.PASSED;
        }
        return above ? Outcome.ABOVE : Outcome.BELOW;
    }
}
