package org.distributornode.application.service.node;

import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.application.usecase.node.ObserveCatalog;

/// Remembers how the catalogue was when it last answered.
public final class CatalogWatch implements ObserveCatalog {

    private final CatalogHealth catalog;
    private volatile Health newest = new Health("", 0);

    public CatalogWatch(CatalogHealth catalog) {
        this.catalog = catalog;
    }

    @Override
    public Outcome observe() {
        try {
            newest = catalog.check();
            return Outcome.ANSWERED;
        } catch (CatalogFailure _) {
            return Outcome.SILENT;
        }
    }

    Health newest() {
        return newest;
    }
}
