package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FillSettingsTest {

    private static final double RATE = 10_000_000;
    private static final FillSettings SETTINGS = new FillSettings(8, 16_000_000, 0, 64_000, Duration.ofSeconds(1), 2);

    @Test
    void asksForMoreEarlyEnoughForTheAnswerAndForBeingLate() {
        assertThat(SETTINGS.lead(16_000_000, RATE, Duration.ofMillis(300))).isEqualTo(4_000_000);
        assertThat(SETTINGS.lead(16_000_000, RATE, Duration.ZERO)).isEqualTo(1_500_000);
    }

    @Test
    void neverAsksSoEarlyThatMoreThanTwoRequestsOverlap() {
        assertThat(SETTINGS.lead(16_000_000, RATE, Duration.ofMinutes(1))).isEqualTo(8_000_000);
        assertThat(SETTINGS.lead(1_000_000, RATE, Duration.ofMinutes(1))).isEqualTo(500_000);
        assertThat(SETTINGS.lead(16_000_000, 0, Duration.ofMinutes(1))).isEqualTo(64_000);
    }
}
