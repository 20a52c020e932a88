package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.domain.settings.Tuning;
import org.junit.jupiter.api.Test;

/// What a [TuningStore] promises.
public interface TuningStoreContract {

    TuningStore tuningStore();

    /// The same place, opened again.
    TuningStore tuningStoreAgain();

    @Test
    default void beginsWithTheStandard() {
        assertThat(tuningStore().load()).isEqualTo(Tuning.STANDARD);
    }

    @Test
    default void keepsTheLatestTuning() {
        tuningStore().save(new Tuning(Duration.ofMillis(33_500), 5));
        tuningStore().save(new Tuning(Duration.ofSeconds(33), 0));

        assertThat(tuningStore().load()).isEqualTo(new Tuning(Duration.ofSeconds(33), 0));
        assertThat(tuningStoreAgain().load()).isEqualTo(new Tuning(Duration.ofSeconds(33), 0));
    }
}
