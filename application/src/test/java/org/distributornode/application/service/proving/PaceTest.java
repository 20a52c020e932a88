package org.distributornode.application.service.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final AtomicLong waited = new AtomicLong();
    private final Pace pace = new Pace(1000, now::get, nanos -> {
        waited.addAndGet(nanos);
        now.addAndGet(nanos);
    });

    @Test
    void letsAsManyBytesPassAsItMay() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            pace.take(100);
        }

        assertThat(waited.get()).isBetween(9 * SECOND, 10 * SECOND);
    }

    @Test
    void holdsNobodyForWhatCameLastButTheNextOne() throws InterruptedException {
        pace.take(0);
        pace.end(1_100);
        assertThat(waited.get()).isZero();

        pace.take(0, nanos -> {
            waited.addAndGet(nanos);
            return false;
        });

        assertThat(waited.get()).isEqualTo(SECOND);
    }

    @Test
    void savesUpNoMoreThanAMoment() throws InterruptedException {
        pace.take(1);
        now.addAndGet(60 * SECOND);

        for (int i = 0; i < 11; i++) {
            pace.take(100);
        }

        assertThat(waited.get()).isBetween(8 * SECOND / 10, SECOND);
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> pace.take(1));
    }

    @Test
    void neverWaitsWhereNothingIsBound() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            Pace.UNBOUND.take(Integer.MAX_VALUE);
        }

        assertThat(waited.get()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0));
    }
}
