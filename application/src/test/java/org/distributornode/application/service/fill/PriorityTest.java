package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PriorityTest {

    private static final long AGES = Duration.ofHours(1).toNanos();

    private final Priority priority = new Priority(Plan.Urgency.REST);

    @Test
    void restsForNoLongerThanNobodyWantsItsBytes() throws Exception {
        assertThat(priority.take(1)).isFalse();

        priority.set(Plan.Urgency.AHEAD);

        assertThat(priority.take(AGES)).isTrue();
    }

    /// Its source would send more than is paid.
    @Test
    void restsNoLongerOnceItsEndIsPaid() throws Exception {
        priority.pay(true);

        assertThat(priority.take(AGES)).isTrue();
    }
}
