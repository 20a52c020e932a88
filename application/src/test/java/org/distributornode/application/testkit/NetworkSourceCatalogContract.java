package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.junit.jupiter.api.Test;

/// What a [SourceCatalog] owes its caller that may be out of reach.
public interface NetworkSourceCatalogContract extends SourceCatalogContract {

    /// A catalogue that cannot be reached now.
    SourceCatalog silentSourceCatalog();

    @Test
    default void doesNotTakeSilenceForAnEmptyNetwork() {
        var catalog = silentSourceCatalog();

        var failure = catchThrowableOfType(CatalogFailure.class, catalog::active);

        assertThat(failure.retryable()).isTrue();
    }
}
