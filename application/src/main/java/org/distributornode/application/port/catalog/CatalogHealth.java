package org.distributornode.application.port.catalog;

/// Tells how the catalogue itself is.
@FunctionalInterface
public interface CatalogHealth {

    /// @throws CatalogFailure if it does not answer
    Health check();

    /// @param version of the catalogue's software, empty if unknown
    /// @param blocksProcessed how far it has followed the chain, 0 if unknown
    record Health(String version, long blocksProcessed) {}
}
