package org.distributornode.application.service.fill;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Decides what is asked for next: what a waiting client needs, then what those who are being served will need soon,
/// then the rest of the object from its beginning. Nothing that is present is asked for again, and of what is on its
/// way no more than the object can afford: a transfer cannot be shortened for nothing, as its source has sent more than
/// has come.
///
/// @param size of the object
/// @param present what is there
/// @param running what is on its way
/// @param wanted what clients want
/// @param left how many bytes may come in vain
record Plan(long size, Segments present, List<Course> running, Wanted wanted, Spare.Left left) {

    /// What one of several who wait gets at least at once, and what is worth a request.
    static final long LEAST_BYTES = 64 * 1024;

    /// In the order in which they go before one another.
    enum Urgency {
        /// A client waits for it.
        DEMAND,
        /// A client will soon.
        AHEAD,
        /// Nobody asked for it.
        REST
    }

    /// @param waiting what clients wait for, the longest waiting first
    /// @param open what clients have still to be sent
    record Wanted(List<Demand> waiting, List<Demand> open) {}

    /// @param requestsAtOnce how many transfers of an object there may be
    /// @param requestBytes the most bytes of one
    /// @param readAhead bytes behind what a client was sent last that are fetched before the rest
    /// @param grain what a client waits for is asked for up to a multiple of this
    record Limits(int requestsAtOnce, long requestBytes, long readAhead, long grain) {}

    /// @param cost how many bytes come in vain for it
    /// @param shortens whether what covers its beginning is to end there
    /// @param brief whether it was made so short that who needs a byte of it waits for that, if need be
    record Order(ByteSlice slice, Urgency urgency, long cost, boolean shortens, boolean brief) {

        Order(ByteSlice slice, Urgency urgency, long cost, boolean shortens) {
            this(slice, urgency, cost, shortens, false);
        }

        /// Of what is not on its way.
        Order(ByteSlice slice, Urgency urgency) {
            this(slice, urgency, 0, false);
        }

        Order briefly(long bytes) {
            long length = Math.min(slice.length(), bytes);
            return new Order(new ByteSlice(slice.offset(), length), urgency, cost, shortens, true);
        }
    }

    /// What to ask for now, or empty.
    ///
    /// @param streams how many transfers may bring the rest at once
    Optional<Order> next(Limits limits, int streams) {
        if (running.size() >= limits.requestsAtOnce()) {
            return Optional.empty();
        }
        return demanded(limits).or(() -> ahead(limits)).or(() -> rest(limits, streams));
    }

    /// How urgent the bytes of a course are.
    Urgency urgency(Course course, Limits limits) {
        if (wanted.waiting.stream().mapToLong(Demand::position).anyMatch(at -> isLeftTo(course, at))) {
            return Urgency.DEMAND;
        }
        return wanted.open.stream().anyMatch(each -> window(each, limits).contains(course.position()))
                ? Urgency.AHEAD
                : Urgency.REST;
    }

    /// Whether a client waits for what nobody brings, and there is no room for another transfer.
    boolean isDemandStarved(Limits limits) {
        return running.size() >= limits.requestsAtOnce() && unserved().isPresent();
    }

    /// What has to be left to end what will be on its way once `order` has begun, but for what that brings.
    long reserved(Order order) {
        return budget().reserved(running.stream()
                .filter(course ->
                        !order.shortens() || !course.covers(order.slice().offset()))
                .toList());
    }

    /// Whether the object can afford to leave one of those on their way.
    boolean mayEnd(Course course) {
        return course.leaving() == 0 || budget().mayEnd(List.of(course));
    }

    private Budget budget() {
        return new Budget(left, running);
    }

    private Optional<Order> demanded(Limits limits) {
        return unserved().map(demand -> {
            long reach = reach(demand);
            boolean alone = wanted.waiting.stream()
                    .mapToLong(Demand::position)
                    .allMatch(at -> demand.position() <= at && at <= reach);
            long most = alone ? limits.requestBytes() : Math.max(LEAST_BYTES, limits.readAhead());
            long end = Math.min(upToGrain(reach, limits), demand.position() + most);
            ByteSlice slice = from(demand.position(), Math.min(size, end), limits);
            List<Course> covering = covering(slice.offset());
            return covering.isEmpty()
                    ? new Order(slice, Urgency.DEMAND)
                    : budget().overlapping(slice, Math.max(reach, slice.offset() + LEAST_BYTES), covering);
        });
    }

    private static long upToGrain(long end, Limits limits) {
        return (end + limits.grain() - 1) / limits.grain() * limits.grain();
    }

    /// Where a demand ends together with those that go on where it does.
    private long reach(Demand demand) {
        long end = demand.end();
        for (List<Demand> others : List.of(wanted.waiting, wanted.open)) {
            for (Demand other : others) {
                if (other.position() >= demand.position() && other.position() <= end) {
                    end = Math.max(end, other.end());
                }
            }
        }
        return end;
    }

    private Optional<Demand> unserved() {
        return wanted.waiting.stream()
                .filter(demand -> isUnserved(demand.position()))
                .findFirst();
    }

    private boolean isUnserved(long at) {
        return running.stream().noneMatch(course -> isLeftTo(course, at)) && present.runFrom(at) == 0;
    }

    /// Whether who waits for a byte waits for what is on its way.
    private boolean isLeftTo(Course course, long at) {
        return course.brings(at) || (course.covers(at) && !budget().mayBeOverlapped(covering(at)));
    }

    private List<Course> covering(long at) {
        return running.stream().filter(course -> course.covers(at)).toList();
    }

    private Optional<Order> ahead(Limits limits) {
        boolean busy =
                running.stream().anyMatch(course -> !course.isEnding() && urgency(course, limits) != Urgency.REST);
        return busy
                ? Optional.empty()
                : wanted.open.stream()
                        .map(each -> window(each, limits))
                        .flatMap(window -> uncovered(window.start, window.end, limits).stream())
                        .findFirst()
                        .map(slice -> new Order(slice, Urgency.AHEAD));
    }

    private Optional<Order> rest(Limits limits, int streams) {
        long busy = running.stream()
                .filter(course -> !course.isEnding())
                .filter(course -> !course.isIdle() || urgency(course, limits) == Urgency.REST)
                .count();
        return busy >= streams
                ? Optional.empty()
                : uncovered(0, size, limits).map(slice -> new Order(slice, Urgency.REST));
    }

    /// The first bytes from `start` up to `end` that are neither present nor on their way, and those behind them.
    private Optional<ByteSlice> uncovered(long start, long end, Limits limits) {
        long at = start;
        while (at < end) {
            long position = at + present.runFrom(at);
            long behind = running.stream()
                    .filter(course -> course.covers(position))
                    .mapToLong(Course::limit)
                    .max()
                    .orElse(position);
            if (behind == position) {
                return position < end ? Optional.of(from(position, size, limits)) : Optional.empty();
            }
            at = behind;
        }
        return Optional.empty();
    }

    /// From `position` as far as `end`, but not into what is present, nor to where another one begins.
    private ByteSlice from(long position, long end, Limits limits) {
        long gap = present.gapFrom(position, size)
                .filter(missing -> missing.offset() == position)
                .map(ByteSlice::end)
                .orElse(position + 1);
        long next = running.stream()
                .mapToLong(Course::position)
                .filter(start -> start > position)
                .min()
                .orElse(size);
        long most = position + Math.min(limits.requestBytes(), size - position);
        return ByteSlice.between(position, Math.min(Math.min(end, most), Math.min(gap, next)));
    }

    private record Window(long start, long end) {
        boolean contains(long position) {
            return start <= position && position < end;
        }
    }

    private Window window(Demand demand, Limits limits) {
        long start = demand.position();
        return new Window(start, start + Math.min(limits.readAhead(), Math.min(size, demand.end()) - start));
    }
}
