package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WatchTest {

    @Test
    void saysWhetherItEndedInTime() {
        var watch = new Watch(new Lifeline(), Duration.ofMinutes(5).toNanos());

        assertThat(watch.close()).isTrue();
        assertThat(watch.isLate()).isFalse();
    }

    @Test
    void saysThatTheTimerWon() {
        var watch = new Watch(new Lifeline(), 1);
        while (!watch.isLate()) {
            Thread.onSpinWait();
        }

        assertThat(watch.close()).isFalse();
    }
}
