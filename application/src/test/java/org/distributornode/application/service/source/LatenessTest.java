package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LatenessTest {

    private static final long LONG = 1_000_000_000;

    private final Lateness lateness = new Lateness();

    @Test
    void forgivesOnlyWhatWasLateForTheNodesSake() {
        assertThat(lateness.forgives(1, LONG)).isTrue();
        assertThat(lateness.forgives(1, 0)).as("in time").isFalse();
        assertThat(lateness.forgives(0, LONG)).as("due before the wait").isFalse();
        assertThat(lateness.forgives(-1, LONG)).isFalse();
    }

    @Test
    void forgivesTwiceHoweverBusyTheNodeIs() {
        assertThat(lateness.forgives(1, LONG)).isTrue();
        assertThat(lateness.forgives(1, LONG)).isTrue();

        assertThat(lateness.forgives(1, LONG)).isFalse();
    }
}
