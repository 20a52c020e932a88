package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;

final class GivingWayTest {

    private static final SampleObject SAMPLE = SampleObject.of(1, 100_000);
    private static final FillSettings SETTINGS =
            new FillSettings(8, 16 << 20, 4 << 20, 65_536, Duration.ofSeconds(1), 2);

    /// The object can afford to end what is on its way, or that ends by itself before it is cut. Once clients have cost
    /// anything all is short that could not be ended ([SeeksTest]).
    @Property
    void nothingIsCutThatASteadySourceWouldBringToItsEnd(
            @ForAll @LongRange(min = 1, max = 1L << 33) long size,
            @ForAll @LongRange(min = 1, max = 1L << 31) long bytesPerSecond) {
        long loss = bytesPerSecond * FillSettings.SOON_NANOS / 1_000_000_000;
        boolean affordable = new GivingWay(Spare.of(size), SETTINGS).canAfford(loss);
        long rest = Math.min(size, SETTINGS.requestBytes());

        assertThat(affordable
                        || rest <= bytesPerSecond * SETTINGS.givesWayWithin().toSeconds())
                .isTrue();
    }

    /// What is asked for instead has been paid, and is asked for all the same.
    @Test
    void leavesForNothingWhatIsPaidToEnd() {
        Spare spare = Spare.of(SAMPLE.object().size());
        try (FillSources world = new FillSources(SAMPLE)) {
            world.origin.script(FillSources.A, new Step.HoldsAt(10));
            Plan.Order order = new Plan.Order(new ByteSlice(0, 90_000), Plan.Urgency.REST);
            LegWorks works = new TakingAll(world.choice(FillSources.A));
            Leg leg = new Leg(order, SAMPLE.object().size(), Set.of(), Waste.Expected.NOTHING, works);
            world.threads.execute(leg);
            world.origin.awaitHeld(FillSources.A, 1);
            GivingWay givingWay = new GivingWay(spare, SETTINGS);
            assertThat(givingWay.look(List.of(leg), 0)).isFalse();

            leg.priority().pay(true);

            assertThat(givingWay.look(List.of(leg), 0)).isTrue();
            assertThat(spare.isWhole()).isTrue();
        }
    }

    /// Clients use up what is left to spare, and whoever gives way does so again and again.
    @Property
    void costsWithSeeksLessThanAFiftieth(
            @ForAll @LongRange(min = 1, max = 1L << 33) long size,
            @ForAll @LongRange(min = 1, max = 1L << 27) long loss) {
        Spare spare = Spare.of(size);
        GivingWay givingWay = new GivingWay(spare, SETTINGS);
        long spent = spare.left().twice() / 2;
        spare.spend(spent);
        for (int i = 0; i < 100 && givingWay.canAfford(loss); i++) {
            spare.spend(loss);
            spent += loss;
        }

        assertThat(spent).isLessThanOrEqualTo(size / 50);
    }
}
