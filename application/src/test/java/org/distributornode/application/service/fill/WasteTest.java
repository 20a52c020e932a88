package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WasteTest {

    private final FillSources world = new FillSources(SampleObject.of(1, 1_000));
    private final Flow flow = world.choice(FillSources.A).begin(FillSources.A);
    private final Waste waste = new Waste();
    private long now = 1_000_000_000_000L;

    @AfterEach
    void end() {
        flow.close();
        world.close();
    }

    @Test
    void isAnybodysGuessAtFirst() {
        pass(90, 1_000_000);

        assertThat(waste.of(flow, now)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isWhatComesInATwentiethOfASecond() {
        pass(200, 200_000);

        assertThat(waste.of(flow, now)).isEqualTo(50_000);
    }

    @Test
    void growsWhileNobodyTakesWhatIsSent() {
        pass(200, 200_000);

        waste.pause(flow, now);
        now += TimeUnit.MILLISECONDS.toNanos(60);
        assertThat(waste.of(flow, now)).isEqualTo(110_000);
        now += TimeUnit.MILLISECONDS.toNanos(40);
        waste.resume(flow, now);

        assertThat(waste.of(flow, now)).isEqualTo(150_000);
        assertThat(waste.least(flow, now)).isEqualTo(50_000);
    }

    /// Whoever has to wait for bytes again has taken those that were sent before.
    @Test
    void isAsBeforeOnceWhatWasSentHasBeenTaken() {
        pass(200, 200_000);
        waste.pause(flow, now);
        now += TimeUnit.SECONDS.toNanos(1);
        waste.resume(flow, now);

        pass(0, 1_000_000);
        pass(49, 49_000);
        assertThat(waste.of(flow, now)).isEqualTo(1_050_000);
        pass(1, 1_000);

        assertThat(waste.of(flow, now)).isEqualTo(50_000);
    }

    @Test
    void isExpectedOfASourceThatHasToldNothing() {
        waste.expect(2_000_000);
        pass(90, 1_000_000);

        assertThat(waste.of(flow, now)).isEqualTo(100_000);
        pass(110, 1_000_000);
        assertThat(waste.of(flow, now)).isEqualTo(500_000);
    }

    @Test
    void isNothingOnceTheSourceWasSeenToBeSilent() {
        pass(200, 200_000);
        flow.asked(now);
        for (int look = 0; look < 4; look++) {
            now += TimeUnit.MILLISECONDS.toNanos(100);
            waste.looked(flow, now);
        }

        assertThat(waste.of(flow, now)).isZero();
    }

    @Test
    void isTheSameIfThisProcessWasSilent() {
        pass(200, 200_000);
        flow.asked(now);
        now += TimeUnit.SECONDS.toNanos(10);
        waste.looked(flow, now);
        waste.looked(flow, now);
        waste.looked(flow, now);
        waste.looked(flow, now);

        assertThat(waste.of(flow, now)).isEqualTo(50_000);
    }

    private void pass(int millis, int bytes) {
        flow.asked(now);
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        flow.came(bytes, now);
    }
}
