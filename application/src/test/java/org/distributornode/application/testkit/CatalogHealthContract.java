package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.junit.jupiter.api.Test;

/// What any [CatalogHealth] of a catalogue in the network owes its caller.
public interface CatalogHealthContract {

    /// A catalogue that has followed the chain so far.
    CatalogHealth catalogAt(long block);

    /// A catalogue that cannot be reached now.
    CatalogHealth silentHealth();

    @Test
    default void tellsVersionAndProgress() {
        var health = catalogAt(123_450).check();

        assertThat(health.blocksProcessed()).isEqualTo(123_450);
        assertThat(health.version()).isNotEmpty();
    }

    @Test
    default void doesNotCallSilenceHealthy() {
        var catalog = silentHealth();

        var failure = catchThrowableOfType(CatalogFailure.class, catalog::check);

        assertThat(failure.retryable()).isTrue();
    }
}
