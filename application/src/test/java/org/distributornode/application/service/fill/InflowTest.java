package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InflowTest {

    private static final FillSettings SETTINGS = new FillSettings(8, 16 << 20, 4 << 20, 65_536, Duration.ofHours(1), 1);
    private static final ByteSlice REST = new ByteSlice(0, 16 << 20);

    private final TimedFlow sending = new TimedFlow();
    private final Inflow inflow = new Inflow(Waste.Expected.NOTHING);

    @BeforeEach
    void begin() {
        inflow.begin(sending.flow, Duration.ZERO);
    }

    @AfterEach
    void end() {
        sending.close();
    }

    @Test
    void bringsSoonWhatComesInATwentiethOfASecond() {
        sending.pass(50, 200_000);

        assertThat(course().near()).isEqualTo(200_000);
    }

    /// What its source has sent meanwhile comes at once, and says nothing of what comes next.
    @Test
    void isNoFasterForHavingBeenHeldBack() {
        sending.pass(200, 800_000);
        hold(1_000);
        sending.pass(1, 4_000_000);
        assertThat(course().near()).isEqualTo(200_000);

        sending.pass(60, 240_000);
        assertThat(course().near()).isEqualTo(200_000);
        assertThat(course().brief()).isEqualTo(262_144);
        assertThat(course().lead()).isEqualTo(600_000);
    }

    @Test
    void isNoFasterForHavingBeenHeldBackFromTheBeginning() {
        sending.pass(10, 40_000);
        hold(1_000);
        sending.pass(1, 4_000_000);
        assertThat(course().near()).isEqualTo(65_536);
        sending.pass(50, 200_000);
        assertThat(course().near()).isEqualTo(65_536);

        sending.pass(10, 40_000);
        assertThat(course().near()).isEqualTo(200_000);
    }

    /// All that was sent meanwhile has been taken at that moment, and nothing has come since.
    @Test
    void isAsFastAsWasExpectedUntilItIsSeenToBeFasterOrSlower() {
        Inflow expected = new Inflow(new Waste.Expected(2_000_000, 0));
        expected.begin(sending.flow, Duration.ZERO);
        assertThat(course(expected).near()).isEqualTo(100_000);

        sending.pass(10, 40_000);
        assertThat(course(expected).near()).isEqualTo(200_000);
        hold(expected, 1_000);
        sending.pass(50, 4_000_000);
        assertThat(course(expected).near()).isEqualTo(100_000);
        sending.pass(10, 40_000);

        assertThat(course(expected).near()).isEqualTo(200_000);
    }

    /// Nobody else would bring it before.
    @Test
    void bringsSoonWhatComesUntilASourceAnswers() {
        inflow.begin(sending.flow, Duration.ofMillis(80));
        sending.pass(50, 200_000);

        assertThat(course().near()).isEqualTo(320_000);
    }

    private Course course() {
        return course(inflow);
    }

    private Course course(Inflow inflow) {
        return inflow.course(REST, new Plan.Order(REST, Plan.Urgency.REST), false, SETTINGS, sending.now);
    }

    private void hold(int millis) {
        hold(inflow, millis);
    }

    private void hold(Inflow inflow, int millis) {
        long before = sending.now;
        inflow.pause(before);
        sending.elapse(millis);
        inflow.resume(before, sending.now);
    }
}
