package org.distributornode.application.service.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.service.proving.Pace;
import org.junit.jupiter.api.Test;

final class ViewersFirstTest {

    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();
    private final ViewersFirst courtesy = new ViewersFirst(Pace.UNBOUND, () -> waiting.get() > 0, pause -> {
        pauses.add(pause);
        waiting.decrementAndGet();
    });

    @Test
    void holdsNothingBackWhileNobodyWaits() throws InterruptedException {
        courtesy.take(1_000_000);

        assertThat(pauses).isEmpty();
    }

    @Test
    void standsStillUntilNobodyWaits() throws InterruptedException {
        waiting.set(3);

        courtesy.take(1);

        assertThat(pauses).hasSize(3);
    }

    @Test
    void takesALittleThoughSomebodyWaitsForEver() throws InterruptedException {
        waiting.set(1_000_000);

        courtesy.take(1);

        assertThat(pauses).hasSize(20);
    }

    @Test
    void goesOnAtOnceWhenItHasBecomeUrgent() throws InterruptedException {
        waiting.set(1_000_000);

        courtesy.take(1, _ -> true);

        assertThat(pauses).isEmpty();
        assertThat(waiting.get()).isEqualTo(1_000_000);
    }

    @Test
    void goesOnInSpiteOfThoseWhoWaitForNoMoreThanItWasTold() throws InterruptedException {
        waiting.set(1_000_000);
        ViewersFirst upkeep = new ViewersFirst(Pace.UNBOUND, () -> waiting.get() > 0, pauses::add, 100);

        upkeep.take(10);
        upkeep.take(60);
        upkeep.take(60);
        assertThat(pauses).hasSize(20);

        upkeep.take(1);
        assertThat(pauses).hasSize(40);
    }
}
