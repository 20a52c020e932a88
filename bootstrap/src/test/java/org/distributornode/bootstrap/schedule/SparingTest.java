package org.distributornode.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.testkit.SteppingClock;
import org.junit.jupiter.api.Test;

class SparingTest {

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsWhatTakesNoTimeWheneverItIsAsked() {
        Sparing task = new Sparing(runs::incrementAndGet, clock);

        task.run();
        task.run();

        assertThat(runs).hasValue(2);
    }

    @Test
    void letsWhatTookLongRestForTwentyTimesAsLong() {
        Sparing task = new Sparing(
                () -> {
                    runs.incrementAndGet();
                    clock.advance(Duration.ofSeconds(9));
                },
                clock);

        task.run();
        clock.advance(Duration.ofSeconds(179));
        task.run();
        assertThat(runs).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        task.run();

        assertThat(runs).hasValue(2);
    }
}
