package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/// How long the requests of an object may be: as long as is set, until little is left to spare of it. From then on no
/// longer than what comes in a moment: who seeks into one has to wait for its end, as nothing can be paid any more, and
/// so does whoever needs the turn of the object.
///
/// Times are nanoseconds of [System#nanoTime()]. Looked at by one thread.
final class Requests {

    /// What is not known to be slow or fast.
    private static final long FIRST_BYTES = 1 << 20;

    /// Shorter ones cost more than they help.
    private static final long LEAST_BYTES = 256 * 1024;

    private static final long WINDOW_NANOS = Duration.ofMillis(100).toNanos();

    private final long size;
    private final Spare spare;
    private final FillSettings settings;
    private long bytes = FIRST_BYTES;
    private long since;
    private long before;
    private boolean begun;

    /// @param size of the object
    Requests(long size, Spare spare, FillSettings settings) {
        this.size = size;
        this.spare = spare;
        this.settings = settings;
    }

    /// Learns how fast the object comes in.
    ///
    /// @param received bytes that have come so far
    /// @param answerTimes what those take to answer that bring them
    void look(long now, long received, Stream<Duration> answerTimes) {
        if (!begun) {
            begun = true;
            since = now;
            before = received;
        } else if (now - since >= WINDOW_NANOS) {
            if (received > before) {
                Duration longest = answerTimes.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
                learn((double) (received - before) / (now - since), longest);
            }
            since = now;
            before = received;
        }
    }

    /// The next one is asked for in the middle of the last one: its answer has to be there before that ends.
    private void learn(double bytesPerNano, Duration answerTime) {
        long moment = Math.max(FillSettings.SOON_NANOS, 2 * answerTime.toNanos());
        bytes = Math.max(LEAST_BYTES, Math.min(settings.requestBytes(), (long) (bytesPerNano * moment)));
    }

    /// Whether the next transfer is due with these bytes, and was not before.
    boolean isNextDue(Leg leg, int bytes) {
        Plan.Course course = leg.course(settings);
        return course.isEnding() && course.limit() - course.position() + bytes > course.lead();
    }

    /// As of now.
    Plan.Limits limits() {
        return settings.limits(isShort() ? Math.min(bytes, settings.requestBytes()) : settings.requestBytes());
    }

    /// Where nobody has sought yet a request is as long as can be, unless the object could pay for no seek at all.
    private boolean isShort() {
        long left = spare.left();
        return left < Plan.LEAST_BYTES
                || (left < Plan.LEAST_BYTES + Plan.MOST_TWICE
                        && left < Spare.of(size).left());
    }
}
