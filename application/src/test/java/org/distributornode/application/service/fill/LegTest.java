package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LegTest {

    private static final SampleObject SAMPLE = SampleObject.of(1, 100_000);
    private static final FillSettings SETTINGS = new FillSettings(8, 20_000, 0, 0, Duration.ofHours(1), 1);

    private final FillSources world = new FillSources(SAMPLE);
    private final SourceChoice choice = world.choice(FillSources.A);
    private final TakingAll works = new TakingAll(choice);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void bringsItsBytes() {
        Leg leg = leg(ByteSlice.between(10_000, 30_000));

        leg.run();

        assertThat(works.taken).isEqualTo(20_000);
        assertThat(leg.position()).isEqualTo(30_000);
        assertThat(leg.source()).contains(FillSources.A);
        assertThat(works.end).hasValue(Optional.empty());
        assertThat(world.origin.openTransfers()).isZero();
    }

    @Test
    void endsWhereAnotherOneGoesOn() {
        world.origin.script(FillSources.A, new Step.Chunks(1_000));
        Leg leg = leg(ByteSlice.between(0, 20_000));
        works.onTake = () -> leg.endBefore(5_500);

        leg.run();

        assertThat(works.taken).isEqualTo(5_500);
    }

    /// What has been sent already is not sent less for being left, and nobody knows yet how much that is.
    @Test
    void goesOnThroughWhatIsThereAlready() {
        world.origin.script(FillSources.A, new Step.Chunks(1_000));
        works.present = 90_000;

        leg(ByteSlice.between(0, 100_000)).run();

        assertThat(works.taken).isEqualTo(100_000);
        assertThat(works.end).hasValue(Optional.empty());
    }

    @Test
    void asksForTheNextOneInTimeForItsAnswer() {
        world.sources.answered(FillSources.A, Duration.ofSeconds(2));
        Leg leg = leg(ByteSlice.between(0, 20_000));
        List<Course> courses = new ArrayList<>();
        works.onTake = () -> courses.add(leg.course(SETTINGS));

        leg.run();

        assertThat(courses.getFirst().lead()).isEqualTo(10_000);
    }

    @Test
    void leavesTheBlameToTheChoiceWhenItsSourceBreaksOff() {
        world.origin.script(FillSources.A, new Step.FailsAt(5_000, Kind.OTHER_OBJECT));

        leg(ByteSlice.between(0, 20_000)).run();

        assertThat(works.end).hasValue(Optional.empty());
        assertThat(choice.usable()).isEmpty();
    }

    /// What lies before the part that is waited for may be missing, too.
    @Test
    void keepsASourceThatBreaksOffBeforeWhatWasWanted() {
        world.origin.script(FillSources.A, new Step.IgnoresRanges(), new Step.FailsAt(60_000, Kind.CUT_SHORT));

        leg(ByteSlice.between(80_000, 100_000)).run();

        assertThat(works.taken).isEqualTo(60_000);
        assertThat(choice.usable()).containsExactly(FillSources.A);
    }

    @Test
    void endsAWaitWhenItIsCancelled() throws Exception {
        world.origin.script(FillSources.A, new Step.HoldsAt(5_000));
        Leg leg = leg(ByteSlice.between(0, 20_000));
        Thread thread = Thread.ofVirtual().start(leg);
        world.origin.awaitHeld(FillSources.A, 1);

        leg.cancel();

        thread.join();
        assertThat(works.end).hasValue(Optional.empty());
        assertThat(choice.usable()).containsExactly(FillSources.A);
        assertThat(world.origin.openTransfers()).isZero();
    }

    @Test
    void asksNobodyOnceItIsCancelled() {
        Leg leg = leg(ByteSlice.between(0, 20_000));
        leg.cancel();

        leg.run();

        assertThat(works.end).hasValue(Optional.empty());
        assertThat(world.origin.fetches()).isEmpty();
    }

    private Leg leg(ByteSlice slice) {
        return new Leg(
                new Plan.Order(slice, Plan.Urgency.REST),
                SAMPLE.object().size(),
                Set.of(),
                Waste.Expected.NOTHING,
                works);
    }
}
