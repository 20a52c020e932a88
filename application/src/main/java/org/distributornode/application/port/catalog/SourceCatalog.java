package org.distributornode.application.port.catalog;

import java.util.List;
import org.distributornode.domain.source.Source;

/// Knows every source of the network, whatever it holds.
@FunctionalInterface
public interface SourceCatalog {

    /// All sources in service.
    ///
    /// @throws CatalogFailure if the catalogue cannot tell
    List<Source> active();
}
