package org.distributornode.application.service.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.application.usecase.node.ObserveCatalog;

/// Remembers how the catalogue was when it last answered.
public final class CatalogWatch implements ObserveCatalog {

    private final CatalogHealth catalog;
    private final InstantSource clock;
    private volatile Health newest = new Health("", 0);
    private volatile Instant answered;

    /// @param clock it counts as having answered when this is made
    public CatalogWatch(CatalogHealth catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.answered = clock.instant();
    }

    @Override
    public Outcome observe() {
        try {
            newest = catalog.check();
            answered = clock.instant();
            return Outcome.ANSWERED;
        } catch (CatalogFailure _) {
            return Outcome.SILENT;
        }
    }

    /// How long ago the catalogue last answered.
    public Duration age() {
        return Duration.between(answered, clock.instant());
    }

    Health newest() {
        return newest;
    }
}
