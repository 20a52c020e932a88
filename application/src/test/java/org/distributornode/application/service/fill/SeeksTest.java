package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Clients seek again and again in an object on its way in, by a clock of the test's own: nobody waits for the end of a
/// long request, and the source sends at most 1.02 times the object.
///
/// Each transfer has a line of its own. Its source goes on sending while nobody takes that, and for a twentieth of a
/// second after it was left.
///
/// `campaign.from` is the first seed, `campaign.count` how many there are (CONTRIBUTING.md).
final class SeeksTest {

    private static final FillSettings SETTINGS = new FillSettings(8, 16 << 20, 4 << 20, 65_536, Duration.ofHours(1), 1);
    private static final double STEP = 0.005;
    private static final double SOON = 0.05;
    private static final int VIEWERS = 3;
    private static final int PER_TEST = 50;

    static LongStream firstSeeds() {
        long from = Long.getLong("campaign.from", 1);
        long count = Long.getLong("campaign.count", 300);
        return LongStream.iterate(from, seed -> seed < from + count, seed -> seed + PER_TEST);
    }

    @ParameterizedTest
    @MethodSource("firstSeeds")
    void waitForNoLongRequestAndCostLessThanAFiftieth(long first) {
        for (long seed = first; seed < first + PER_TEST; seed++) {
            World world = new World(new SplittableRandom(seed));

            world.run();

            String what = "seed %d: %s".formatted(seed, world);
            assertThat(world.longestWait).as(what).isLessThanOrEqualTo(world.mostWait());
            assertThat(world.sent()).as(what).isLessThanOrEqualTo(world.size * 102 / 100);
        }
    }

    private static final class Transfer {
        final Order order;
        final double agrees;
        final double expected;
        long position;
        long limit;
        double sent;
        long vain;
        Urgency urgency;
        boolean begun;
        boolean ended;
        boolean paid;

        Transfer(Order order, double agrees, double expected) {
            this.order = order;
            this.agrees = agrees;
            this.expected = expected;
            this.urgency = order.urgency();
            this.position = order.slice().offset();
            this.limit = order.slice().end();
            this.sent = position;
        }

        boolean isCut() {
            return paid && limit < order.slice().end();
        }

        boolean hasPassed(Order begun) {
            long at = begun.slice().offset();
            return begun.shortens() && order.slice().offset() <= at && at < position && position < limit;
        }

        boolean isOutrankedBy(Transfer other) {
            return !paid && other.begun && !other.ended && other.urgency.compareTo(urgency) < 0;
        }
    }

    /// Reads from where it sought.
    private static final class Viewer {
        final long end;
        final double since;
        long position;
        double waitsSince;
        boolean served;

        Viewer(long position, long end, double now) {
            this.position = position;
            this.end = end;
            this.since = now;
            this.waitsSince = now;
        }
    }

    private static final class World {
        final SplittableRandom random;
        final long size;
        final double rate;
        final double answer;
        final double seeksPerSecond;
        final Spare spare;
        final Requests requests;
        final List<Transfer> all = new ArrayList<>();
        final List<Viewer> viewers = new ArrayList<>();
        Segments present = Segments.none();
        double now;
        double longestWait;

        World(SplittableRandom random) {
            this.random = random;
            this.size = (long) (1e6 * Math.pow(10, 2.5 * random.nextDouble()));
            this.rate = size / (0.3 * Math.pow(10, 2 * random.nextDouble()));
            this.answer = 0.001 * Math.pow(10, 2 * random.nextDouble());
            this.seeksPerSecond = 0.5 * Math.pow(10, 2 * random.nextDouble());
            this.spare = Spare.of(size);
            this.requests = new Requests(spare, SETTINGS);
        }

        void run() {
            viewers.add(new Viewer(0, size, 0));
            while (present.total() < size) {
                if (random.nextDouble() < seeksPerSecond * STEP) {
                    seek();
                }
                look();
                now += STEP;
                running().forEach(this::advance);
                viewers.forEach(this::read);
            }
        }

        long sent() {
            return all.stream()
                    .mapToLong(each -> each.position - each.order.slice().offset() + each.vain)
                    .sum();
        }

        /// What a short request takes, or what is known of the rate after, or what the object takes if no request of it
        /// could be ended.
        double mostWait() {
            double brief = Math.max((VIEWERS + 1) * Math.max(SOON, 2 * answer), 256 * 1024 / rate);
            double known = rate * 0.1 >= 128 * 1024 ? 0.1 : 1;
            double lead = Math.max(SOON, answer) + 0.1;
            double whole = rate * SOON > spare.left().whole() / 2 ? size / rate : 0;
            return 2 * answer + 4 * STEP + brief + Math.max(lead, Math.max(known, whole));
        }

        private void seek() {
            List<Transfer> running = running();
            long from = random.nextLong(size);
            if (random.nextBoolean() && !running.isEmpty()) {
                Transfer amidst = running.get(random.nextInt(running.size()));
                from = amidst.limit > amidst.position ? random.nextLong(amidst.position, amidst.limit) : from;
            }
            if (viewers.size() == VIEWERS) {
                viewers.remove(random.nextInt(VIEWERS));
            }
            long most = random.nextBoolean() ? size : 65_536;
            viewers.add(new Viewer(from, Math.min(size, from + most), now));
        }

        private void read(Viewer viewer) {
            long before = viewer.position;
            viewer.position = Math.min(viewer.end, before + present.runFrom(before));
            if (viewer.position > before) {
                viewer.waitsSince = now;
            }
            if (viewer.position > before && !viewer.served) {
                viewer.served = true;
                longestWait = Math.max(longestWait, now - viewer.since);
            }
        }

        private List<Transfer> running() {
            return all.stream().filter(each -> !each.ended).toList();
        }

        private Plan plan() {
            List<Demand> open = viewers.stream()
                    .filter(each -> each.position < each.end)
                    .map(each -> new Demand(each.position, each.end))
                    .toList();
            List<Demand> waiting = viewers.stream()
                    .filter(each -> each.position < each.end && present.runFrom(each.position) == 0)
                    .sorted(Comparator.comparingDouble(each -> each.waitsSince))
                    .map(each -> new Demand(each.position, each.end))
                    .toList();
            List<Course> courses = running().stream().map(this::course).toList();
            return new Plan(size, present, courses, new Plan.Wanted(waiting, open), spare.left());
        }

        private Course course(Transfer transfer) {
            boolean tells = tells(transfer);
            boolean meant = transfer.order.brief() && !tells;
            double known = tells ? rate : transfer.expected;
            long least = known > 0 ? (long) (known * SOON) : Long.MAX_VALUE;
            long loss = known > 0 ? least + (long) (transfer.sent - transfer.position) : Long.MAX_VALUE;
            double coming = transfer.begun ? rate : 0;
            Duration answers = Duration.ofNanos((long) (answer * 1e9));
            long lead = SETTINGS.lead(transfer.order.slice().length(), coming, answers);
            Course course = new Course(
                    transfer.position,
                    transfer.limit,
                    SETTINGS.near(coming),
                    lead,
                    meant ? transfer.order.slice().length() : SETTINGS.brief(coming, answers),
                    loss,
                    least);
            return transfer.paid ? course.paid(transfer.isCut()) : course;
        }

        private boolean tells(Transfer transfer) {
            double took = now - transfer.agrees;
            return took >= 1 || (took >= 0.1 && rate * took >= 128 * 1024);
        }

        private void look() {
            requests.look((long) (now * 1e9), present.total(), Stream.of(Duration.ofNanos((long) (answer * 1e9))));
            requests.known(running().stream().anyMatch(this::tells) ? rate : 0);
            Plan plan = plan();
            running().forEach(each -> each.urgency = plan.urgency(course(each), requests.limits()));
            endUnawaited();
            if (plan.isDemandStarved(requests.limits())) {
                running().stream()
                        .filter(each -> each.urgency != Urgency.DEMAND && plan.mayEnd(course(each)))
                        .max(Comparator.comparing(each -> each.urgency))
                        .ifPresent(this::giveWay);
            }
            while (true) {
                Optional<Order> order = requests.next(plan(), 1);
                if (order.isEmpty()) {
                    return;
                }
                spare.spend(order.get().cost());
                ByteSlice slice = order.get().slice();
                running().stream()
                        .filter(each -> order.get().shortens()
                                && each.position <= slice.offset()
                                && slice.offset() < each.limit)
                        .forEach(this::pay);
                all.add(new Transfer(order.get(), now + answer, requests.rate()));
            }
        }

        private void pay(Transfer transfer) {
            if (transfer.isCut()) {
                leave(transfer);
            } else {
                transfer.paid = true;
            }
        }

        private void giveWay(Transfer transfer) {
            spare.spend(course(transfer).ending());
            leave(transfer);
        }

        private void advance(Transfer transfer) {
            if (transfer.ended || now < transfer.agrees) {
                return;
            }
            if (!transfer.begun) {
                transfer.begun = true;
                List<Transfer> passed = running().stream()
                        .filter(each -> each.hasPassed(transfer.order))
                        .toList();
                passed.forEach(each -> each.paid = each.isCut() || isToEnd(each));
                if (passed.stream().anyMatch(each -> each.limit - transfer.position > transfer.order.cost())) {
                    leave(transfer);
                    return;
                }
                shorten(transfer);
            }
            transfer.sent = Math.min(transfer.order.slice().end(), transfer.sent + rate * STEP);
            if (running().stream().noneMatch(transfer::isOutrankedBy)) {
                long to = Math.min(transfer.limit, (long) transfer.sent);
                if (to > transfer.position) {
                    present = present.with(ByteSlice.between(transfer.position, to));
                    transfer.position = to;
                }
                if (transfer.position >= transfer.limit) {
                    leave(transfer);
                }
            }
        }

        private boolean isToEnd(Transfer transfer) {
            return running().stream()
                    .filter(each -> each.order.shortens() && !each.begun)
                    .anyMatch(each -> transfer.position <= each.position && each.position < transfer.limit);
        }

        private void shorten(Transfer by) {
            long at = by.order.slice().offset();
            for (Transfer other : by.order.shortens() ? running() : List.<Transfer>of()) {
                if (other.position <= at && at < other.limit && other != by) {
                    other.limit = at;
                    other.paid = true;
                }
            }
            endUnawaited();
        }

        private void endUnawaited() {
            running().stream()
                    .filter(each -> each.isCut() && each.urgency != Urgency.DEMAND)
                    .filter(each -> each.limit - each.position > Plan.LEAST_BYTES)
                    .forEach(this::leave);
        }

        private void leave(Transfer transfer) {
            transfer.ended = true;
            double toCome = transfer.begun ? rate * (SOON - STEP) : 0;
            transfer.vain = (long) Math.min(transfer.order.slice().end(), transfer.sent + toCome) - transfer.position;
        }

        @Override
        public String toString() {
            return "%d bytes in %.1f s, answers in %.3f s, %.1f seeks a second: %d requests, waited %.3f of %.3f s"
                    .formatted(size, size / rate, answer, seeksPerSecond, all.size(), longestWait, mostWait());
        }
    }
}
