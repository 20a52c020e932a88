package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LegsTest {

    private static final Duration AGES = FillSources.AGES;
    private static final SampleObject SAMPLE = SampleObject.of(1, 100_000);
    private final BytesLost none = new BytesLost(BytesLost.Cause.NO_SOURCE, AGES);

    private final FillSources world = new FillSources(SAMPLE);
    private final SourceChoice choice = world.choice(FillSources.A);
    private final Legs legs = new Legs();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void endOnlyWhenTheLastOneHas() throws Exception {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg leg = running();
        legs.begun();
        CountDownLatch ended = new CountDownLatch(1);

        world.threads.execute(() -> {
            legs.end();
            ended.countDown();
        });

        while (!leg.isCancelled()) {
            Thread.onSpinWait();
        }
        assertThat(ended.getCount()).isOne();
        legs.ended(Optional.empty());
        ended.await();
        assertThat(legs.active()).isEmpty();
    }

    @Test
    void takeNoneOnceTheyAreOver() {
        legs.end();

        assertThat(legs.isOver()).isTrue();
        assertThat(legs.add(leg(0, 10))).isFalse();
    }

    @Test
    void areBrokenByAnyFailureButAWantOfSources() {
        Leg leg = leg(0, 10);
        assertThat(legs.add(leg)).isTrue();

        legs.ended(leg, Optional.of(new IllegalStateException("broken")));

        assertThatIllegalStateException().isThrownBy(legs::throwIfBroken);
        assertThat(legs.add(leg(0, 10))).isFalse();
    }

    @Test
    void areBrokenWhenTheNodeEnds() {
        legs.begun();

        legs.ended(Optional.of(new RejectedExecutionException()));

        assertThat(catchThrowableOfType(BytesLost.class, legs::throwIfBroken).why())
                .isEqualTo(BytesLost.Cause.STOPPING);
    }

    @Test
    void areLostOnceNothingIsOnItsWayAnyMore() {
        Leg leg = leg(0, 10);
        Leg other = leg(10, 20);
        assertThat(legs.add(leg) && legs.add(other)).isTrue();

        legs.ended(leg, Optional.of(none));
        assertThat(legs.isExhausted()).isTrue();
        assertThatCode(() -> legs.throwIfLost(true)).doesNotThrowAnyException();
        legs.ended(other, Optional.empty());

        assertThat(catchThrowableOfType(BytesLost.class, () -> legs.throwIfLost(true)))
                .isSameAs(none);
    }

    @Test
    void areNotLostWhileSomebodyMayBeAsked() {
        Leg leg = leg(0, 10);
        assertThat(legs.add(leg)).isTrue();
        legs.ended(leg, Optional.of(none));

        legs.throwIfLost(false);

        assertThat(legs.isExhausted()).isFalse();
    }

    @Test
    void areNotLostIfASourceAgreesAfterAll() {
        Leg leg = leg(0, 10);
        Leg other = leg(10, 20);
        assertThat(legs.add(leg) && legs.add(other)).isTrue();
        legs.ended(leg, Optional.of(none));

        assertThat(legs.begun(other)).isTrue();
        legs.ended(other, Optional.empty());

        assertThat(legs.isExhausted()).isFalse();
        assertThatCode(() -> legs.throwIfLost(true)).doesNotThrowAnyException();
    }

    @Test
    void wakeWhoeverLooksAfterThem() throws Exception {
        legs.look();

        legs.await(AGES);
    }

    @Test
    void letTheMostUrgentOneGoFirst() throws Exception {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg rest = leg(50, 60);
        legs.awaitTurn(rest);
        Leg demanded = running();
        demanded.urgent(Plan.Urgency.DEMAND);

        CountDownLatch turn = new CountDownLatch(1);
        world.threads.execute(() -> awaitTurn(rest, turn));
        legs.awaitTurn(demanded);
        demanded.cancel();
        legs.look();

        turn.await();
    }

    /// One of those that wait for it already finds nothing to change.
    @Test
    void areMadeUrgentOnce() {
        Leg leg = leg(0, 50);

        assertThat(leg.urgent(Plan.Urgency.DEMAND)).isTrue();
        assertThat(leg.urgent(Plan.Urgency.DEMAND)).isFalse();
    }

    @Test
    void goOnFromWhereAnotherOneShouldHaveEndedIfWhatComesTwiceIsPaid() {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg other = running();

        assertThat(legs.begun(instead(5, 45))).isTrue();
        assertThat(legs.begun(instead(5, 44))).isFalse();

        assertThat(other.isCancelled()).isFalse();
        other.cancel();
    }

    /// Its source would send more than was paid.
    @Test
    void standStillForNobodyAsLongAsSomebodyPaysForTheirEnd() {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg leg = running();
        assertThat(legs.add(instead(20, 30))).isTrue();

        assertThat(legs.begun(instead(5, 45))).isTrue();
        assertThat(leg.priority().isFirst()).isTrue();

        leg.cancel();
    }

    @Test
    void endEarlyAtOnceIfNobodyWaitsForThem() {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg leg = running(90_000);

        assertThat(legs.begun(instead(80_000, 5))).isTrue();

        assertThat(leg.isCancelled()).isTrue();
    }

    /// What is missing is on its way, and would take a request of its own.
    @Test
    void comeToTheirEndIfTheyAreAboutToEndEarly() {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg leg = running(90_000);

        assertThat(legs.begun(instead(60_000, 5))).isTrue();

        assertThat(leg.isCancelled()).isFalse();
        assertThat(leg.covers(59_999)).isTrue();
        assertThat(leg.covers(60_000)).isFalse();
        leg.cancel();
    }

    /// What was to end one may be refused by all sources, or be overtaken before one has agreed.
    @Test
    void standStillAgainOnceNobodyEndsThemAnyMore() {
        world.origin.script(FillSources.A, new Step.HoldsAt(10));
        Leg leg = running();
        Leg instead = instead(20, 30);
        Leg another = instead(25, 30);
        assertThat(legs.add(instead) && legs.add(another)).isTrue();

        legs.ended(instead, Optional.of(none));
        assertThat(leg.priority().isFirst()).isTrue();
        another.cancel();
        legs.ended(another, Optional.empty());
        assertThat(leg.priority().isFirst()).isFalse();

        leg.cancel();
    }

    private Leg instead(long from, long cost) {
        Plan.Order order = new Plan.Order(new ByteSlice(from, 30), Plan.Urgency.DEMAND, cost, true);
        return new Leg(order, SAMPLE.object().size(), Set.of(), Waste.Expected.NOTHING, new Works());
    }

    @Test
    void bringTheWholeObjectOnceAtATime() {
        world.origin.script(FillSources.A, new Step.IgnoresRanges(), new Step.HoldsAt(10));
        Leg whole = running();
        assertThat(whole.isLinear()).isTrue();

        Leg second = leg(500, 600);
        assertThat(legs.add(second)).isTrue();
        second.run();

        assertThat(second.isCancelled()).isTrue();
        assertThat(whole.isCancelled()).isFalse();
        assertThat(legs.active()).containsExactly(whole);
        whole.cancel();
    }

    private void awaitTurn(Leg leg, CountDownLatch turn) {
        try {
            legs.awaitTurn(leg);
            turn.countDown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// One that has sent ten bytes, and waits for more.
    private Leg running() {
        return running(50);
    }

    private Leg running(long to) {
        Leg leg = leg(0, to);
        assertThat(legs.add(leg)).isTrue();
        world.threads.execute(leg);
        world.origin.awaitHeld(FillSources.A, 1);
        return leg;
    }

    private Leg leg(long from, long to) {
        Plan.Order order = new Plan.Order(ByteSlice.between(from, to), Plan.Urgency.REST);
        return new Leg(order, SAMPLE.object().size(), Set.of(), Waste.Expected.NOTHING, new Works());
    }

    private final class Works extends TakingAll {

        Works() {
            super(choice);
        }

        @Override
        public void begun(Leg leg) {
            if (!legs.begun(leg)) {
                leg.cancel();
            }
        }

        @Override
        public void ended(Leg leg, Optional<RuntimeException> why) {
            legs.ended(leg, why);
        }
    }
}
