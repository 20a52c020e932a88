package org.distributornode.application.service.fill;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Decides what is asked for next: what a waiting client needs, then what those who are being served will need soon,
/// then the rest of the object from its beginning. Nothing that is present or on its way is asked for again.
///
/// @param size of the object
/// @param present what is there
/// @param running what is on its way
/// @param waiting what clients wait for, the longest waiting first
/// @param open what clients have still to be sent
record Plan(long size, Segments present, List<Course> running, List<Demand> waiting, List<Demand> open) {

    /// What one of several who wait gets at least at once.
    private static final long LEAST_BYTES = 64 * 1024;

    /// In the order in which they go before one another.
    enum Urgency {
        /// A client waits for it.
        DEMAND,
        /// A client will soon.
        AHEAD,
        /// Nobody asked for it.
        REST
    }

    /// @param requestsAtOnce how many transfers of an object there may be
    /// @param requestBytes the most bytes of one
    /// @param readAhead bytes behind what a client was sent last that are fetched before the rest
    record Limits(int requestsAtOnce, long requestBytes, long readAhead) {}

    /// A transfer on its way.
    ///
    /// @param position where its next byte goes
    /// @param limit where it ends
    /// @param near how many bytes from now on are not worth a transfer of their own
    /// @param lead so many bytes before its end the next one has to begin, lest the line runs dry between them
    record Course(long position, long limit, long near, long lead) {

        boolean covers(long at) {
            return position <= at && at < limit;
        }

        /// Whether a byte will have come soon.
        boolean brings(long at) {
            return covers(at) && at - position <= near;
        }

        boolean isEnding() {
            return limit - position <= lead;
        }
    }

    record Order(ByteSlice slice, Urgency urgency) {}

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
        if (waiting.stream().anyMatch(demand -> course.brings(demand.position()))) {
            return Urgency.DEMAND;
        }
        return open.stream().anyMatch(each -> window(each, limits).contains(course.position()))
                ? Urgency.AHEAD
                : Urgency.REST;
    }

    /// Whether a client waits for what nobody brings, and there is no room for another transfer.
    boolean isDemandStarved(Limits limits) {
        return running.size() >= limits.requestsAtOnce() && unserved().isPresent();
    }

    private Optional<Order> demanded(Limits limits) {
        return unserved().map(demand -> {
            long most = waiting.size() > 1 ? Math.max(LEAST_BYTES, limits.readAhead()) : limits.requestBytes();
            long end = Math.min(demand.end(), demand.position() + Math.min(most, size - demand.position()));
            return new Order(from(demand.position(), end, limits), Urgency.DEMAND);
        });
    }

    private Optional<Demand> unserved() {
        return waiting.stream()
                .filter(demand -> present.runFrom(demand.position()) == 0)
                .filter(demand -> running.stream().noneMatch(course -> course.brings(demand.position())))
                .findFirst();
    }

    private Optional<Order> ahead(Limits limits) {
        boolean busy =
                running.stream().anyMatch(course -> !course.isEnding() && urgency(course, limits) != Urgency.REST);
        return busy
                ? Optional.empty()
                : open.stream()
                        .map(each -> window(each, limits))
                        .flatMap(window -> uncovered(window.start, window.end, limits).stream())
                        .findFirst()
                        .map(slice -> new Order(slice, Urgency.AHEAD));
    }

    private Optional<Order> rest(Limits limits, int streams) {
        long busy = running.stream().filter(course -> !course.isEnding()).count();
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

    /// From `position` as far as `end`, but not into what is present or on its way.
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
        return new Window(start, start + Math.min(limits.readAhead(), size - start));
    }
}
