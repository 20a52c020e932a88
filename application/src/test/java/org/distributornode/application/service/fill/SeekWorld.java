package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// An object on its way in, and clients that seek in it, by a clock of its own: all of it by one seed.
///
/// Each transfer has a line of its own. Its source goes on sending while nobody takes that, and for a twentieth of a
/// second after it was left. The sources, the clock and the order in which a fill looks at all this are the world's.
/// What is asked for, paid and ended, and what is known of a transfer, is the fill's own.
final class SeekWorld {

    private static final double STEP = 0.005;
    private static final double SOON = 0.05;
    private static final int VIEWERS = 3;

    final SplittableRandom random;
    final long size;
    final double rate;
    final double answer;
    final double seeksPerSecond;
    final Spare spare;
    final Requests requests;
    final GivingWay givingWay;
    final FillSettings settings;
    final SourceChoice choice;
    final Cuts cuts = new Cuts(this::running);
    final List<Transfer> all = new ArrayList<>();
    final List<Viewer> viewers = new ArrayList<>();
    Segments present = Segments.none();
    double now;
    double longestWait;
    double longestSpared;

    SeekWorld(long seed, FillSettings settings, SourceChoice choice) {
        this.settings = settings;
        this.choice = choice;
        this.random = new SplittableRandom(seed);
        this.size = (long) (1e6 * Math.pow(10, 2.5 * random.nextDouble()));
        this.rate = size / (0.3 * Math.pow(10, 2 * random.nextDouble()));
        this.answer = 0.001 * Math.pow(10, 2 * random.nextDouble());
        this.seeksPerSecond = 0.5 * Math.pow(10, 2 * random.nextDouble());
        this.spare = Spare.of(size);
        this.requests = new Requests(spare, settings);
        this.givingWay = new GivingWay(spare, settings);
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

    /// What a short request takes, or what is known of the rate after, or what the longest one takes if none could end.
    double mostWait() {
        double known = rate * 0.1 >= 128 * 1024 ? 0.1 : 1;
        double lead = Math.max(SOON, answer) + 0.1;
        long longest = Math.min(size, settings.requestBytes());
        double whole = rate * SOON > spare.left().whole() / 2 ? longest / rate : 0;
        return 2 * answer + 6 * STEP + brief() + Math.max(lead, Math.max(known, whole));
    }

    /// The same while enough is left to spare, and all rates are known: for what is all but there, or a short one.
    double mostSpared() {
        double soon = 2 * Math.max(SOON, answer) + 4 * STEP;
        return rate * SOON > spare.left().whole() ? soon : soon + brief();
    }

    private double brief() {
        return Math.max((VIEWERS + 1) * Math.max(SOON, 2 * answer), 256 * 1024 / rate);
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
        boolean known = running().stream().noneMatch(each -> each.course().least() == Long.MAX_VALUE);
        if (!viewer.served && known && spare.left().twice() >= Plan.LEAST_BYTES) {
            viewer.spared += STEP;
            longestSpared = Math.max(longestSpared, viewer.spared);
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
        List<Course> courses = running().stream().map(Transfer::course).toList();
        return new Plan(size, present, courses, new Plan.Wanted(waiting, open), spare.left());
    }

    private void look() {
        running().forEach(each -> each.inflow.looked(nanos(now)));
        requests.look(nanos(now), present.total(), Stream.of(answerTime()));
        requests.known(running().stream()
                .mapToDouble(each -> each.inflow.knownRate())
                .max()
                .orElse(0));
        running().forEach(each -> requests.silent(each.inflow.longestSilence()));
        Plan plan = plan();
        running().forEach(each -> each.priority.set(plan.urgency(each.course(), requests.limits())));
        cuts.endUnawaited();
        if (plan.isDemandStarved(requests.limits())) {
            running().stream()
                    .filter(each -> each.urgency() != Urgency.DEMAND && plan.mayEnd(each.course()))
                    .max(Comparator.comparing(Transfer::urgency))
                    .ifPresent(each -> givingWay.leave(each, each.course()));
        }
        for (Optional<Order> order = next(); order.isPresent(); order = next()) {
            spare.spend(order.get().cost());
            Transfer transfer = new Transfer(order.get(), now + answer, requests.expected());
            if (order.get().shortens()) {
                cuts.paid(transfer);
            }
            all.add(transfer);
        }
    }

    private Optional<Order> next() {
        return requests.next(plan(), 1);
    }

    private void advance(Transfer transfer) {
        if (transfer.ended || now < transfer.agrees) {
            return;
        }
        if (transfer.flow.isEmpty()) {
            transfer.begin();
            if (transfer.order.shortens() && !cuts.begun(transfer)) {
                transfer.cancel();
                return;
            }
        }
        double from = transfer.sent;
        transfer.sent = Math.min(transfer.order.slice().end(), from + rate * STEP);
        if (transfer.isLetRead(running().stream().noneMatch(transfer::isOutrankedBy))) {
            transfer.take((long) from, now - STEP);
            transfer.take((long) transfer.sent, now);
            transfer.endIfComplete();
        }
    }

    private Duration answerTime() {
        return Duration.ofNanos((long) (answer * 1e9));
    }

    private final class Transfer implements Cuts.Endable {
        final Order order;
        final double agrees;
        final Priority priority;
        final Inflow inflow;
        Optional<Flow> flow = Optional.empty();
        long position;
        long limit;
        double sent;
        double pausedSince = -1;
        long vain;
        boolean ended;

        Transfer(Order order, double agrees, Waste.Expected expected) {
            this.order = order;
            this.agrees = agrees;
            this.priority = new Priority(order.urgency());
            this.inflow = new Inflow(expected);
            this.position = order.slice().offset();
            this.limit = order.slice().end();
            this.sent = position;
        }

        Course course() {
            ByteSlice rest = ByteSlice.between(position, limit);
            Course course = inflow.course(rest, order, false, settings, nanos(now));
            return priority.isPaid() ? course.paid(isCut()) : course;
        }

        void begin() {
            Flow sending = choice.begin(FillSources.A);
            flow = Optional.of(sending);
            inflow.begin(sending, answerTime());
        }

        boolean isOutrankedBy(Transfer other) {
            return !priority.isFirst()
                    && other.flow.isPresent()
                    && other.urgency().compareTo(urgency()) < 0;
        }

        boolean isLetRead(boolean now) {
            double time = SeekWorld.this.now - STEP;
            if (!now && pausedSince < 0) {
                pausedSince = time;
                inflow.pause(nanos(time));
            } else if (now && pausedSince >= 0) {
                inflow.resume(nanos(pausedSince), nanos(time));
                pausedSince = -1;
            }
            return now;
        }

        /// What was sent up to `to` comes at `time`, and has been waited for since the last step.
        void take(long to, double time) {
            long end = Math.min(limit, to);
            if (end > position) {
                flow.orElseThrow().asked(nanos(SeekWorld.this.now - STEP));
                flow.orElseThrow().came((int) (end - position), nanos(time));
                present = present.with(ByteSlice.between(position, end));
                position = end;
            }
        }

        void endIfComplete() {
            if (position >= limit) {
                cancel();
            }
        }

        @Override
        public Order order() {
            return order;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long limit() {
            return limit;
        }

        @Override
        public Optional<Source> source() {
            return flow.map(_ -> FillSources.A);
        }

        @Override
        public Priority priority() {
            return priority;
        }

        @Override
        public void endBefore(long at) {
            limit = Math.min(limit, at);
        }

        @Override
        public void cancel() {
            ended = true;
            double toCome = flow.isPresent() ? rate * (SOON - STEP) : 0;
            vain = (long) Math.min(order.slice().end(), sent + toCome) - position;
            flow.ifPresent(Flow::close);
            cuts.settle();
        }
    }

    @Override
    public String toString() {
        String what = "%d bytes in %.1f s, answers in %.3f s, %.1f seeks a second: %d requests, sent %d"
                .formatted(size, size / rate, answer, seeksPerSecond, all.size(), sent());
        return "%s, waited %.3f of %.3f s, %.3f of %.3f s while it could be spared"
                .formatted(what, longestWait, mostWait(), longestSpared, mostSpared());
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    /// Reads from where it sought.
    private static final class Viewer {
        final long end;
        final double since;
        long position;
        double waitsSince;
        double spared;
        boolean served;

        Viewer(long position, long end, double now) {
            this.position = position;
            this.end = end;
            this.since = now;
            this.waitsSince = now;
        }
    }
}
