package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TrickleTest {

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int ROOMY = 8 << 20;
    private static final long MUCH = 1L << 40;

    private final Trickle trickle = new Trickle();

    @Test
    void letsAsMuchGatherAsIsWorthAWakeUp() {
        for (int i = 0; i < 100; i++) {
            trickle.came(51_200, true, MILLISECOND);
        }

        assertThat(trickle.isThin()).isTrue();
        assertThat(trickle.pause(MUCH, ROOMY)).isBetween(5_000_000L, 5_200_000L);
    }

    @Test
    void neverWaitsForLongNorForNothing() {
        for (int i = 0; i < 100; i++) {
            trickle.came(1_000, true, MILLISECOND);
        }

        assertThat(trickle.isThin()).isTrue();
        assertThat(trickle.pause(MUCH, ROOMY)).isEqualTo(Trickle.LONGEST_NANOS);
        assertThat(trickle.pause(2_000, ROOMY)).isEqualTo(2 * MILLISECOND);
        assertThat(trickle.pause(999, ROOMY)).isZero();
    }

    @Test
    void leavesTheSenderRoomToGoOn() {
        for (int i = 0; i < 100; i++) {
            trickle.came(10_000, true, MILLISECOND);
        }

        assertThat(trickle.pause(MUCH, 200_000)).isEqualTo(5 * MILLISECOND);
        assertThat(trickle.pause(MUCH, 20_000)).isZero();
    }

    @Test
    void doesNotWaitWhileMoreIsThere() {
        for (int i = 0; i < 100; i++) {
            trickle.came(10_000, true, MILLISECOND);
        }
        trickle.came(65_536, false, 0);

        assertThat(trickle.isThin()).isFalse();
    }

    @Test
    void doesNotWaitBeforeItKnowsTheSource() {
        for (int i = 0; i < 19; i++) {
            trickle.came(10_000, true, MILLISECOND);

            assertThat(trickle.isThin()).isFalse();
        }
        trickle.came(10_000, true, MILLISECOND);

        assertThat(trickle.isThin()).isTrue();
    }

    @Test
    void doesNotWaitForSinglePackets() {
        for (int i = 0; i < 50; i++) {
            trickle.came(1_400, true, 5 * MILLISECOND);
        }

        assertThat(trickle.isThin()).isFalse();
    }

    @Test
    void hearsOfASourceThatHasBecomeFaster() {
        for (int i = 0; i < 1_000; i++) {
            trickle.came(1_000, true, MILLISECOND);
        }
        for (int i = 0; i < 1_000; i++) {
            trickle.came(100_000, true, MILLISECOND);
        }

        assertThat(trickle.pause(MUCH, ROOMY)).isBetween(2_500_000L, 2_800_000L);
    }
}
