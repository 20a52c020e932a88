package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TurnsTest {

    private static final SampleObject SAMPLE = SampleObject.of(1, 1_000);

    private final FillSources world = new FillSources(SAMPLE);
    private final TakingAll works = new TakingAll(world.choice(FillSources.A));
    private final CountDownLatch turn = new CountDownLatch(1);

    @AfterEach
    void end() {
        world.close();
    }

    /// However often somebody looks whether others go first still: its source would tire of it.
    @Test
    void comeToTheLessUrgentOneNowAndThen() {
        Leg urgent = leg(Plan.Urgency.DEMAND);
        Turns turns = new Turns(() -> List.of(urgent), Duration.ofMillis(20));
        works.onTake = () -> {
            world.threads.execute(() -> await(turns, leg(Plan.Urgency.REST)));
            while (turn.getCount() > 0) {
                turns.changed();
            }
        };

        urgent.run();

        assertThat(works.taken).isEqualTo(10);
    }

    private void await(Turns turns, Leg leg) {
        try {
            turns.await(leg);
            turn.countDown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Leg leg(Plan.Urgency urgency) {
        Plan.Order order = new Plan.Order(new ByteSlice(0, 10), urgency);
        return new Leg(order, SAMPLE.object().size(), Set.of(), Waste.Expected.NOTHING, works);
    }
}
