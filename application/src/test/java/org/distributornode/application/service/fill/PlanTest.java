package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.distributornode.application.service.fill.Plan.Course;
import org.distributornode.application.service.fill.Plan.Limits;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

final class PlanTest {

    private static final Limits LIMITS = new Limits(4, 100, 50);
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
        List<Course> running = List.of(new Course(730, 740, 0, 0));

        assertThat(next(present, running, new Demand(700, 800))).contains(ByteSlice.between(700, 710));
        assertThat(next(present, running, new Demand(715, 800))).contains(ByteSlice.between(715, 730));
    }

    @Test
    void asksForAtMostSoMuchAtOnce() {
        assertThat(next(Segments.none(), List.of(), new Demand(300, 1000))).contains(ByteSlice.between(300, 400));
    }

    @Test
    void letsAClientWaitForATransferThatWillBeThereSoon() {
        Course near = new Course(0, 100, 10, 10);

        assertThat(next(Segments.none(), List.of(near), new Demand(10, 20))).isEmpty();
        assertThat(next(Segments.none(), List.of(near), new Demand(11, 20))).contains(ByteSlice.between(11, 20));
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
        Plan busy = plan(present, List.of(new Course(30, 80, 20, 20)), List.of(), List.of());
        Plan ending = plan(
                present.with(ByteSlice.between(30, 65)), List.of(new Course(65, 80, 20, 20)), List.of(), List.of());

        assertThat(idle.next(LIMITS, 1)).contains(new Order(ByteSlice.between(30, 80), Urgency.REST));
        assertThat(busy.next(LIMITS, 1)).isEmpty();
        assertThat(busy.next(LIMITS, 2)).contains(new Order(ByteSlice.between(90, 190), Urgency.REST));
        assertThat(ending.next(LIMITS, 1)).contains(new Order(ByteSlice.between(90, 190), Urgency.REST));
    }

    @Test
    void beginsTheNextTransferAheadOfTheEndOfTheOneBefore() {
        Course far = new Course(0, 100, 10, 99);
        Course close = new Course(0, 100, 10, 100);

        assertThat(plan(Segments.none(), List.of(far), List.of(), List.of()).next(LIMITS, 1))
                .isEmpty();
        assertThat(plan(Segments.none(), List.of(close), List.of(), List.of()).next(LIMITS, 1))
                .contains(new Order(ByteSlice.between(100, 200), Urgency.REST));
    }

    @Test
    void keepsToTheNumberOfTransfers() {
        List<Course> running = List.of(
                new Course(0, 10, 0, 0), new Course(20, 30, 0, 0), new Course(40, 50, 0, 0), new Course(60, 70, 0, 0));

        assertThat(next(Segments.none(), running, new Demand(500, 600))).isEmpty();
    }

    @Test
    void tellsHowUrgentATransferIs() {
        Plan plan = plan(
                Segments.none(),
                List.of(),
                List.of(new Demand(110, 200)),
                List.of(new Demand(110, 200), new Demand(400, 1000)));

        assertThat(plan.urgency(new Course(100, 200, 10, 10), LIMITS)).isEqualTo(Urgency.DEMAND);
        assertThat(plan.urgency(new Course(449, 500, 10, 10), LIMITS)).isEqualTo(Urgency.AHEAD);
        assertThat(plan.urgency(new Course(450, 500, 10, 10), LIMITS)).isEqualTo(Urgency.REST);
        assertThat(plan.urgency(new Course(0, 90, 10, 10), LIMITS)).isEqualTo(Urgency.REST);
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
        return new Plan(SIZE, present, running, waiting, open);
    }
}
