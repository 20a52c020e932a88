package org.distributornode.application.usecase.node;

import java.util.Optional;
import org.distributornode.domain.bucket.WorkerId;

/// Tells how the node is, from what it knows already: waits for nobody.
@FunctionalInterface
public interface ReportStatus {

    Status report();

    /// @param id the node's configured name
    /// @param storageLimit budget of the cache in bytes
    /// @param storageUsed bytes held and reserved for fills
    /// @param uptimeSeconds whole seconds since the start
    record Status(
            String id,
            String version,
            Optional<WorkerId> worker,
            long objectsInCache,
            long storageLimit,
            long storageUsed,
            long uptimeSeconds,
            int downloadsInProgress,
            CatalogStatus catalog) {}

    /// @param url address of the catalogue without credentials
    /// @param blocksProcessed 0 while unknown
    /// @param version empty while unknown
    record CatalogStatus(String url, long blocksProcessed, String version) {}
}
