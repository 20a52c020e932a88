package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CapacityTest {

    @Test
    void tellsWhatIsFreeAndWhatIsTooMuch() {
        assertThat(new Capacity(100, 60, 30).free()).isEqualTo(10);
        assertThat(new Capacity(100, 60, 30).excess()).isZero();
        assertThat(new Capacity(100, 120, 30).free()).isZero();
        assertThat(new Capacity(100, 120, 30).excess()).isEqualTo(50);
    }

    @Test
    void canTakeMoreUntilAllIsReserved() {
        assertThat(new Capacity(100, 100, 0).canTakeMore()).isTrue();
        assertThat(new Capacity(100, 0, 99).canTakeMore()).isTrue();
        assertThat(new Capacity(100, 0, 100).canTakeMore()).isFalse();
        assertThat(new Capacity(0, 0, 0).canTakeMore()).isFalse();
    }

    @Test
    void tellsWhetherItReachesAShareOfTheLimit() {
        assertThat(new Capacity(1000, 800, 99).reaches(90)).isFalse();
        assertThat(new Capacity(1000, 800, 100).reaches(90)).isTrue();
        assertThat(new Capacity(Long.MAX_VALUE, Long.MAX_VALUE / 2, 0).reaches(51))
                .isFalse();
    }

    @Test
    void movesBytesInAndOut() {
        Capacity capacity = Capacity.empty(100).withReserved(30).withUsed(20);

        assertThat(capacity).isEqualTo(new Capacity(100, 20, 30));
        assertThat(capacity.withReserved(-30).withUsed(30)).isEqualTo(new Capacity(100, 50, 0));
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Capacity.empty(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capacity.empty(10).withUsed(5).withUsed(-6));
        assertThatIllegalArgumentException().isThrownBy(() -> Capacity.empty(10).withReserved(-1));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Capacity(1, Long.MAX_VALUE, 0).withUsed(1));
    }
}
