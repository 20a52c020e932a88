package org.distributornode.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {

    private static final double MOST = 1;
    private static final double LEAST = 0;

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(10));

    @Test
    void doublesUpToTheLongest() {
        assertThat(policy.after(1, MOST)).contains(Duration.ofSeconds(2));
        assertThat(policy.after(2, MOST)).contains(Duration.ofSeconds(4));
        assertThat(policy.after(3, MOST)).contains(Duration.ofSeconds(8));
        assertThat(policy.after(4, MOST)).contains(Duration.ofSeconds(10));
    }

    @Test
    void leavesHalfOfItToChance() {
        assertThat(policy.after(2, LEAST)).contains(Duration.ofSeconds(2));
        assertThat(policy.after(2, 0.5)).contains(Duration.ofSeconds(3));
    }

    @Test
    void endsAfterTheLastAttempt() {
        assertThat(policy.after(5, MOST)).isEmpty();
        assertThat(policy.after(6, MOST)).isEmpty();
    }

    @Test
    void staysInBoundsHoweverManyAttempts() {
        RetryPolicy patient = new RetryPolicy(Integer.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(2));

        assertThat(patient.after(Integer.MAX_VALUE - 1, MOST)).contains(Duration.ofDays(2));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
