package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PulseTest {

    private static final int MIB = 1 << 20;

    private final Pulse pulse = new Pulse();
    private long now;

    @Test
    void tellsHowLongTheNextByteHasBeenWaitedFor() {
        pulse.asked(millis(10));

        assertThat(pulse.silence(millis(15))).isEqualTo(millis(5));
        pulse.came(100, millis(20));
        assertThat(pulse.silence(millis(1_000))).isZero();
    }

    @Test
    void tellsTheRateOfEachWholeWindow() {
        receive(1_000_000, 1_000, 0);
        assertThat(pulse.recentRate()).isZero();
        receive(1_000_000, 1_000, 0);
        assertThat(pulse.recentRate()).isEqualTo(1_000_000);

        receive(200_000, 2_000, 0);
        assertThat(pulse.recentRate()).isEqualTo(100_000);
    }

    /// A byte now and then, so that it is never silent for long.
    @Test
    void tellsThatASourceDrips() {
        for (int i = 0; i < 3; i++) {
            receive(1, 900, 0);
        }

        assertThat(pulse.recentRate()).isBetween(1.0, 1.2);
    }

    /// A slow disk, a slow reader: the system receives meanwhile, and what is waited for is little.
    @Test
    void blamesNoSourceForTimeInWhichNothingWasAskedFor() {
        for (int i = 0; i < 100; i++) {
            receive(100_000, 20, 0);
            now += millis(5_000);
        }

        assertThat(pulse.recentRate()).isEqualTo(5_000_000);
    }

    @Test
    void saysNothingOfAWindowThatWasHeldBackForMost() {
        receive(100, 1_000, 1_500);
        receive(100, 1_000, 1_500);

        assertThat(pulse.recentRate()).isZero();
        assertThat(pulse.isTelling()).isFalse();
    }

    @Test
    void tellsOnceThereIsEnoughOfIt() {
        receive(MIB - 1, 99, 0);
        assertThat(pulse.isTelling()).isFalse();
        receive(1, 1, 0);
        assertThat(pulse.isTelling()).isTrue();
        assertThat(pulse.bytes()).isEqualTo(MIB);
        assertThat(pulse.time()).isEqualTo(Duration.ofMillis(100));
    }

    /// Else what the system received during a pause would count as if the source had sent it in no time.
    @Test
    void tellsNothingIfMuchWasHeldBack() {
        receive(MIB, 300, 0);
        receive(MIB, 0, 101);
        assertThat(pulse.isTelling()).isFalse();

        receive(MIB, 4, 0);
        assertThat(pulse.isTelling()).isTrue();
        assertThat(pulse.time()).isEqualTo(Duration.ofMillis(304));
    }

    private void receive(int bytes, long waited, long held) {
        pulse.held(millis(held));
        now += millis(held);
        pulse.asked(now);
        now += millis(waited);
        pulse.came(bytes, now);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
