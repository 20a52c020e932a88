package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PatienceTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final Patience patience = new Patience(
            new Fetching.Limits(Hedging.atMost(Duration.ofNanos(1)), Duration.ofNanos(100), Duration.ofNanos(1_000), 0),
            now::get);

    @Test
    void endsWhenAllWereWaitedForTooLong() {
        patience.waited(99);
        assertThat(patience.left()).isEqualTo(1);
        patience.waited(1);
        assertThat(patience.left()).isZero();

        patience.renew();

        assertThat(patience.left()).isEqualTo(100);
    }

    @Test
    void endsWithTheTimeForTheWhole() {
        now.addAndGet(950);
        assertThat(patience.left()).isEqualTo(50);
        assertThat(patience.isLate()).isFalse();

        now.addAndGet(50);

        assertThat(patience.isLate()).isTrue();
    }

    @Test
    void doesNotCountTheTimeThatWasLeftToOthers() {
        now.addAndGet(900);
        try (Patience.Held _ = patience.hold()) {
            now.addAndGet(5_000);
            assertThat(patience.isLate()).isFalse();
            try (Patience.Held _ = patience.hold()) {
                now.addAndGet(5_000);
            }
            now.addAndGet(5_000);
        }

        now.addAndGet(99);
        assertThat(patience.isLate()).isFalse();
        now.addAndGet(1);
        assertThat(patience.isLate()).isTrue();
    }
}
