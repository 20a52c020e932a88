package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.DiskSpace;
import org.junit.jupiter.api.Test;

/// What any [DiskSpace] owes its caller.
public interface DiskSpaceContract {

    /// Of a disk that is not full.
    DiskSpace space();

    /// Of a disk that is away.
    DiskSpace missing();

    @Test
    default void tellsWhatIsFreeOfHowMuch() {
        DiskSpace.Space measured = space().measure();

        assertThat(measured.total()).isPositive();
        assertThat(measured.free()).isPositive().isLessThanOrEqualTo(measured.total());
    }

    @Test
    default void saysThatItCannotTell() {
        DiskSpace missing = missing();

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(missing::measure);
    }
}
