package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.junit.jupiter.api.Test;

/// What any [CatalogHealth] of a catalogue in the network owes its caller.
public interface CatalogHealthContract {

    /// A catalogue that is as said.
    CatalogHealth catalogThatIs(Health health);

    /// A catalogue that cannot be reached now.
    CatalogHealth silentHealth();

    @Test
    default void tellsVersionAndProgress() {
        var health = new Health("1.4.4", 123_450);

        assertThat(catalogThatIs(health).check()).isEqualTo(health);
    }

    @Test
    default void doesNotCallSilenceHealthy() {
        var catalog = silentHealth();

        var failure = catchThrowableOfType(CatalogFailure.class, catalog::check);

        assertThat(failure.retryable()).isTrue();
    }
}
