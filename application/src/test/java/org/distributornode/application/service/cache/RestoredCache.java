package org.distributornode.application.service.cache;

import java.time.Duration;
import java.time.InstantSource;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.event.Events;

/// A cache as it is after a start, where nothing about pins and parts matters.
public final class RestoredCache {

    private RestoredCache() {}

    public static void restore(HeldObjects held, CacheStore store, Journal journal, InstantSource clock) {
        Pins pins = new Pins(held, new Events(journal), clock, 50);
        new RestoreCacheService(held, store, journal, pins, new Partials(held, clock, Duration.ofHours(1))).restore();
    }
}
