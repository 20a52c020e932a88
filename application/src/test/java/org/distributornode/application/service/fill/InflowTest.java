package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InflowTest {

    private static final FillSettings SETTINGS = new FillSettings(8, 16 << 20, 4 << 20, 65_536, Duration.ofHours(1), 1);
    private static final ByteSlice REST = new ByteSlice(0, 16 << 20);

    private final FillSources world = new FillSources(SampleObject.of(1, 1_000));
    private final Flow flow = world.choice(FillSources.A).begin(FillSources.A);
    private final Inflow inflow = new Inflow(0);
    private long now = 1_000_000_000_000L;

    @BeforeEach
    void begin() {
        inflow.begin(flow, Duration.ZERO);
    }

    @AfterEach
    void end() {
        flow.close();
        world.close();
    }

    @Test
    void bringsSoonWhatComesInATwentiethOfASecond() {
        pass(50, 200_000);

        assertThat(course().near()).isEqualTo(200_000);
    }

    /// What its source has sent meanwhile comes at once, and says nothing of what comes next.
    @Test
    void isNoFasterForHavingBeenHeldBack() {
        pass(200, 800_000);
        hold(1_000);
        pass(1, 4_000_000);
        assertThat(course().near()).isEqualTo(200_000);

        pass(60, 240_000);
        assertThat(course().near()).isEqualTo(200_000);
        assertThat(course().brief()).isEqualTo(262_144);
        assertThat(course().lead()).isEqualTo(600_000);
    }

    @Test
    void isNoFasterForHavingBeenHeldBackFromTheBeginning() {
        pass(10, 40_000);
        hold(1_000);
        pass(1, 4_000_000);
        assertThat(course().near()).isEqualTo(65_536);
        pass(50, 200_000);
        assertThat(course().near()).isEqualTo(65_536);

        pass(10, 40_000);
        assertThat(course().near()).isEqualTo(200_000);
    }

    private Course course() {
        return inflow.course(REST, new Plan.Order(REST, Plan.Urgency.REST), false, SETTINGS, now);
    }

    private void hold(int millis) {
        long before = now;
        inflow.pause(now);
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        inflow.resume(before, now);
    }

    private void pass(int millis, int bytes) {
        flow.asked(now);
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        flow.came(bytes, now);
    }
}
