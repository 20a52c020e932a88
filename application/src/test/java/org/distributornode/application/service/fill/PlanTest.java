package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.distributornode.application.service.fill.Plan.Limits;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.application.service.fill.Plan.Wanted;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PlanTest {

    private static final Limits LIMITS = new Limits(4, 100, 50, 1);
    private static final long SIZE = 1000;

    @Test
    void asksForWhatAClientWaitsForBeforeAllElse() {
        Plan plan = plan(Segments.none(), List.of(), List.of(new Demand(700, 720)), List.of(new Demand(10, 1000)));

        assertThat(plan.next(LIMITS, 1)).contains(new Order(ByteSlice.between(700, 720), Urgency.DEMAND));
    }

    @Test
    void asksForTheLongestWaitingFirst() {
        Plan plan = plan(Segments.none(), List.of(), List.of(new Demand(700, 720), new Demand(100, 120)), List.of());

        assertThat(plan.next(LIMITS, 1)).map(Order::slice).contains(ByteSlice.between(700, 720));
    }

    @Test
    void asksForNothingThatIsPresentOrOnItsWay() {
        Segments present = Segments.of(List.of(ByteSlice.between(710, 715)));
        List<Course> running = List.of(course(730, 740, 0));

        assertThat(next(present, running, new Demand(700, 800))).contains(ByteSlice.between(700, 710));
        assertThat(next(present, running, new Demand(715, 800))).contains(ByteSlice.between(715, 730));
    }

    @Test
    void asksForAtMostSoMuchAtOnce() {
        assertThat(next(Segments.none(), List.of(), new Demand(300, 1000))).contains(ByteSlice.between(300, 400));
    }

    @Test
    void letsAClientWaitForATransferThatWillBeThereSoon() {
        Course near = course(0, 100, 10);

        assertThat(next(Segments.none(), List.of(near), new Demand(10, 20))).isEmpty();
        assertThat(next(Segments.none(), List.of(new Course(0, 100, 10, 10, 0, 0, 0, true)), new Demand(11, 20)))
                .contains(ByteSlice.between(11, 20));
    }

    @Test
    void readsAheadOfAClientBeforeTheRest() {
        Segments present = Segments.of(List.of(ByteSlice.between(500, 530)));
        Plan plan = plan(present, List.of(), List.of(), List.of(new Demand(500, 1000)));
        Plan beyond = plan(
                Segments.of(List.of(ByteSlice.between(500, 560))),
                List.of(),
                List.of(),
                List.of(new Demand(500, 1000)));

        assertThat(plan.next(LIMITS, 1)).contains(new Order(ByteSlice.between(530, 630), Urgency.AHEAD));
        assertThat(beyond.next(LIMITS, 1)).contains(new Order(ByteSlice.between(0, 100), Urgency.REST));
    }

    @Test
    void fetchesTheRestFromTheBeginningOneAfterTheOther() {
        Segments present = Segments.of(List.of(ByteSlice.between(0, 30), ByteSlice.between(80, 90)));
        Plan idle = plan(present, List.of(), List.of(), List.of());
        Plan busy = plan(present, List.of(course(30, 80, 20)), List.of(), List.of());
        Plan ending = plan(present.with(ByteSlice.between(30, 65)), List.of(course(65, 80, 20)), List.of(), List.of());

        assertThat(idle.next(LIMITS, 1)).contains(new Order(ByteSlice.between(30, 80), Urgency.REST));
        assertThat(busy.next(LIMITS, 1)).isEmpty();
        assertThat(busy.next(LIMITS, 2)).contains(new Order(ByteSlice.between(90, 190), Urgency.REST));
        assertThat(ending.next(LIMITS, 1)).contains(new Order(ByteSlice.between(90, 190), Urgency.REST));
    }

    @Test
    void beginsTheNextTransferAheadOfTheEndOfTheOneBefore() {
        Course far = new Course(0, 100, 10, 99, 0, Long.MAX_VALUE, Long.MAX_VALUE, true);
        Course close = new Course(0, 100, 10, 100, 0, Long.MAX_VALUE, Long.MAX_VALUE, true);

        assertThat(plan(Segments.none(), List.of(far), List.of(), List.of()).next(LIMITS, 1))
                .isEmpty();
        assertThat(plan(Segments.none(), List.of(close), List.of(), List.of()).next(LIMITS, 1))
                .contains(new Order(ByteSlice.between(100, 200), Urgency.REST));
    }

    @Test
    void keepsToTheNumberOfTransfers() {
        List<Course> running = List.of(course(0, 10, 0), course(20, 30, 0), course(40, 50, 0), course(60, 70, 0));

        assertThat(next(Segments.none(), running, new Demand(500, 600))).isEmpty();
    }

    @Test
    void tellsHowUrgentATransferIs() {
        Plan plan = plan(
                Segments.none(),
                List.of(),
                List.of(new Demand(110, 200)),
                List.of(new Demand(110, 200), new Demand(400, 1000)));

        assertThat(plan.urgency(course(100, 200, 10), LIMITS)).isEqualTo(Urgency.DEMAND);
        assertThat(plan.urgency(course(449, 500, 10), LIMITS)).isEqualTo(Urgency.AHEAD);
        assertThat(plan.urgency(course(450, 500, 10), LIMITS)).isEqualTo(Urgency.REST);
        assertThat(plan.urgency(course(0, 90, 10), LIMITS)).isEqualTo(Urgency.REST);
    }

    @Test
    void asksForAPartOnlyUpToTheGrain() {
        Plan plan = plan(Segments.none(), List.of(), List.of(new Demand(310, 311)), List.of());

        assertThat(plan.next(new Limits(4, 100, 50, 64), 1).map(Order::slice)).contains(ByteSlice.between(310, 320));
    }

    @Test
    void asksForTheNextPartOfAnAnswerBeforeWhatLiesBetween() {
        List<Demand> parts = List.of(new Demand(0, 10), new Demand(900, 910));
        Plan plan = plan(Segments.of(List.of(ByteSlice.between(0, 10))), List.of(), List.of(), parts);

        assertThat(plan.next(LIMITS, 1)).contains(new Order(ByteSlice.between(900, 1000), Urgency.AHEAD));
    }

    @Test
    void fetchesTheRestWhileWhatAClientWaitsForDoesNotCome() {
        Course stuck = new Course(500, 600, 10, 10, 0, 0, 0, true);
        Plan plan = plan(Segments.none(), List.of(stuck), List.of(new Demand(500, 600)), List.of());
        Plan rest = plan(Segments.none(), List.of(stuck), List.of(), List.of());

        assertThat(plan.next(LIMITS, 1)).contains(new Order(ByteSlice.between(0, 100), Urgency.REST));
        assertThat(rest.next(LIMITS, 1)).isEmpty();
    }

    @Nested
    class OnItsWay {

        private static final long LARGE = 100 << 20;
        static final long PLENTY = 1 << 20;
        private static final Limits LARGE_LIMITS = new Limits(4, 16 << 20, 4 << 20, 65_536);
        private static final Course FAST = course(0, 16 << 20, 1_000);
        private static final Demand AHEAD = new Demand(8 << 20, LARGE);

        @Test
        void isLeftAloneWhereNothingCanBeSpared() {
            Plan plan = plan(FAST, 65_535, 1 << 20);

            assertThat(plan.next(LARGE_LIMITS, 1)).isEmpty();
            assertThat(plan.urgency(FAST, LARGE_LIMITS)).isEqualTo(Urgency.DEMAND);
            assertThat(plan.isDemandStarved(new Limits(1, 100, 50, 1))).isFalse();
        }

        /// Half of all is kept as long as nobody knows what it costs to end it, of much even more.
        @Test
        void isAskedForTwiceAsFarAsCanBeSpared() {
            Plan plan = plan(FAST, 200_000, 240_000);
            Plan rich = plan(FAST, PLENTY, PLENTY);

            assertThat(plan.next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 120_000), Urgency.DEMAND, 120_000, false));
            assertThat(rich.next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 524_288), Urgency.DEMAND, 524_288, false));
            assertThat(plan.urgency(FAST, LARGE_LIMITS)).isEqualTo(Urgency.REST);
        }

        @Test
        void endsBeforeWhatAClientWaitsForIfLittleIsLost() {
            Plan plan = plan(ofLoss(5_000, 5_000), 0, 6_000);

            assertThat(plan.next(LARGE_LIMITS, 1))
                    .contains(new Order(ByteSlice.between(8 << 20, 24 << 20), Urgency.DEMAND, 5_000, true));
        }

        /// A part comes twice, or what is on its way ends: whatever leaves enough to end that the next time, even if it
        /// comes a little faster by then.
        @Test
        void canStillBeEndedAfterALittleOfItHasComeTwice() {
            Course running = ofLoss(500_000, 500_000);
            Demand part = new Demand(8 << 20, (8 << 20) + 100_000);

            assertThat(plan(running, part, 200_000, 531_250 + 100_000).next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 100_000), Urgency.DEMAND, 100_000, false));
            assertThat(plan(running, part, 200_000, 531_250 + 99_999).next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 131_072), Urgency.DEMAND, 500_000, true));
        }

        /// The next one who seeks into it would have to wait as well.
        @Test
        void comesTwiceInThePartsThatAreWorthItWhereItCannotBeEnded() {
            assertThat(plan(ofLoss(900_000, 900_000), 160_000, 200_000).next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 65_536), Urgency.DEMAND, 65_536, false));
        }

        /// What its source has sent meanwhile is taken, which takes no time; then it can be ended.
        @Test
        void isReadOnWhereItCouldBeEndedButForWhatWasSentWhileItHadToWait() {
            Course paused = ofLoss(900_000, 100_000);
            Plan plan = plan(paused, 65_535, 200_000);

            assertThat(plan.next(LARGE_LIMITS, 1)).isEmpty();
            assertThat(plan.urgency(paused, LARGE_LIMITS)).isEqualTo(Urgency.DEMAND);
        }

        /// One could be ended no more if the other one was, which comes to its end in a moment.
        @Test
        void isWaitedForIfItIsAboutToEnd() {
            Course ending = new Course(8 << 20, 12 << 20, 1_000, 4 << 20, 0, 100_000, 100_000, true);
            Course other = new Course(32 << 20, 48 << 20, 1_000, 1_000, 0, 100_000, 100_000, true);
            Wanted wanted = new Wanted(List.of(new Demand(9 << 20, LARGE)), List.of());

            assertThat(new Plan(
                                    LARGE,
                                    Segments.none(),
                                    List.of(ending, other),
                                    wanted,
                                    new Spare.Left(0, 206_249, 206_249))
                            .next(LARGE_LIMITS, 1))
                    .isEmpty();
            assertThat(new Plan(
                                    LARGE,
                                    Segments.none(),
                                    List.of(ending, other),
                                    wanted,
                                    new Spare.Left(0, 206_250, 206_250))
                            .next(LARGE_LIMITS, 1)
                            .map(Order::shortens))
                    .contains(true);
        }

        /// Two bring the same bytes; either of them could be ended, but not both.
        @Test
        void holdsNobodyUpButThoseWhoWaitForIt() {
            Course one = new Course(0, 16 << 20, 1_000, 1_000, 0, 100_000, 100_000, true);
            Course twice = new Course(8 << 20, 9 << 20, 1_000, 1_000, 0, 100_000, 100_000, true);
            Demand amidst = new Demand((8 << 20) + 500_000, LARGE);
            Wanted wanted = new Wanted(List.of(amidst, new Demand(32 << 20, LARGE)), List.of());
            Plan plan =
                    new Plan(LARGE, Segments.none(), List.of(one, twice), wanted, new Spare.Left(0, 150_000, 150_000));

            assertThat(plan.next(LARGE_LIMITS, 1).map(Order::slice).map(ByteSlice::offset))
                    .contains(32L << 20);
            assertThat(plan.urgency(twice, LARGE_LIMITS)).isEqualTo(Urgency.DEMAND);
        }

        /// A little of it is enough until that is known, and half of all is left by then.
        @Test
        void isNotEndedBeforeAnybodyKnowsWhatThatCosts() {
            Spare spare = Spare.of(1L << 30);

            assertThat(early(spare).next(LARGE_LIMITS, 1))
                    .contains(new Order(new ByteSlice(8 << 20, 524_288), Urgency.DEMAND, 524_288, false));
            spare.spend(524_288);
            assertThat(early(spare).next(LARGE_LIMITS, 1)).isEmpty();
            assertThat(early(spare).urgency(FAST, LARGE_LIMITS)).isEqualTo(Urgency.DEMAND);
        }

        private static Plan early(Spare spare) {
            Wanted wanted = new Wanted(List.of(AHEAD), List.of());
            return new Plan(1L << 30, Segments.none(), List.of(FAST), wanted, spare.left());
        }

        @Test
        void isKeptInMindAsLongAsNothingEndsIt() {
            Plan plan = plan(ofLoss(900_000, 100_000), 0, 200_000);
            ByteSlice amidst = new ByteSlice(8 << 20, 65_536);

            assertThat(plan.reserved(new Order(amidst, Urgency.DEMAND))).isEqualTo(106_250);
            assertThat(plan.reserved(new Order(amidst, Urgency.DEMAND, 900_000, true)))
                    .isZero();
        }

        /// What is asked for instead has been paid.
        @Test
        void isLeftForNothingIfItsEndIsPaid() {
            Course running = ofLoss(5_000, 5_000);
            Course paid = running.paid(false);

            assertThat(plan(running, 0, 4_999).mayEnd(running)).isFalse();
            assertThat(plan(paid, 0, 4_999).mayEnd(paid)).isTrue();
            assertThat(running.leaving()).isEqualTo(5_000);
            assertThat(paid.leaving()).isZero();
        }

        private static Course ofLoss(long loss, long least) {
            return new Course(0, 16 << 20, 1_000, 1_000, 0, loss, least, true);
        }

        private static Plan plan(Course running, long twice, long endings) {
            return plan(running, AHEAD, twice, endings);
        }

        private static Plan plan(Course running, Demand waiting, long twice, long endings) {
            Wanted wanted = new Wanted(List.of(waiting), List.of());
            return new Plan(LARGE, Segments.none(), List.of(running), wanted, new Spare.Left(twice, endings, endings));
        }
    }

    /// As if all were sent at once that a source is asked for: no more comes twice than can be spared.
    @Property(tries = 200)
    void asksForNoMoreTwiceThanCanBeSpared(@ForAll long seed) {
        Random random = new Random(seed);
        long spare = random.nextInt(4) * 50_000L;
        long left = spare;
        long asked = 0;
        Segments present = Segments.none();
        List<Course> running = new ArrayList<>();
        while (present.total() < OnItsWay.PLENTY) {
            long at = random.nextLong(OnItsWay.PLENTY);
            Demand demand = new Demand(at, at + 1 + random.nextLong(OnItsWay.PLENTY - at));
            Wanted wanted = new Wanted(random.nextBoolean() ? List.of(demand) : List.of(), List.of(demand));
            Optional<Order> order = new Plan(
                            OnItsWay.PLENTY, present, running, wanted, new Spare.Left(left, left, left))
                    .next(OnItsWay.LARGE_LIMITS, 2);
            if (order.isPresent()) {
                ByteSlice slice = order.get().slice();
                running.add(course(slice.offset(), slice.end(), random.nextInt(9_000)));
                left -= order.get().cost();
                asked += slice.length();
            } else {
                Course course = running.remove(random.nextInt(running.size()));
                long came = 1 + random.nextLong(course.limit() - course.position());
                present = present.with(new ByteSlice(course.position(), came));
                if (course.position() + came < course.limit()) {
                    running.add(course(course.position() + came, course.limit(), 0));
                }
            }
        }

        assertThat(left).isNotNegative();
        assertThat(asked).isLessThanOrEqualTo(OnItsWay.PLENTY + spare);
    }

    /// Whatever clients want in whatever order: every byte is asked for once, and all are in the end.
    @Property(tries = 300)
    void asksForEveryByteOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Segments present = Segments.none();
        long asked = 0;
        for (Optional<Order> order = first(random, present); order.isPresent(); order = first(random, present)) {
            ByteSlice slice = order.get().slice();
            assertThat(present.overlaps(slice)).isFalse();
            assertThat(slice.length()).isBetween(1L, 100L);
            asked += slice.length();
            present = present.with(slice);
        }

        assertThat(asked).isEqualTo(SIZE);
    }

    /// One of which nobody knows what would be lost if it was ended.
    private static Course course(long position, long limit, long near) {
        return new Course(position, limit, near, near, 0, Long.MAX_VALUE, Long.MAX_VALUE, true);
    }

    private static Optional<Order> first(Random random, Segments present) {
        List<Demand> waiting = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long position = random.nextInt((int) SIZE - 1);
            waiting.add(new Demand(position, position + 1 + random.nextInt(300)));
        }
        return plan(present, List.of(), waiting, waiting).next(LIMITS, 1 + random.nextInt(2));
    }

    private static Optional<ByteSlice> next(Segments present, List<Course> running, Demand demand) {
        return plan(present, running, List.of(demand), List.of())
                .next(LIMITS, 1)
                .filter(order -> order.urgency() == Urgency.DEMAND)
                .map(Order::slice);
    }

    private static Plan plan(Segments present, List<Course> running, List<Demand> waiting, List<Demand> open) {
        return new Plan(SIZE, present, running, new Wanted(waiting, open), new Spare.Left(0, 0, 0));
    }
}
