package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// How long the requests of an object may be: as long as is set, as far as the object can afford to end one beside what
/// is on its way already, or nobody has sought in it yet. Else no longer than what comes in a moment: who seeks into
/// such a one may have to wait for its end, and so may whoever needs the turn of the object.
///
/// Times are nanoseconds of [System#nanoTime()]. Looked at by one thread.
final class Requests {

    /// What is not known to be slow or fast.
    private static final long FIRST_BYTES = 1 << 20;

    /// Whoever was faster is expected to be so again, ever less.
    private static final double SLOWER = 31 / 32.0;

    private static final long WINDOW_NANOS = Duration.ofMillis(100).toNanos();

    private final Spare spare;
    private final FillSettings settings;
    private long moment = FIRST_BYTES;
    private double latest;
    private double bytesPerNano;
    private double ofOne;
    private double told;
    private long silence;
    private long since;
    private long before;
    private boolean begun;

    Requests(Spare spare, FillSettings settings) {
        this.spare = spare;
        this.settings = settings;
    }

    /// Learns how fast the object comes in.
    ///
    /// @param received bytes that have come so far
    /// @param answerTimes what those take to answer that bring them
    void look(long now, long received, Stream<Duration> answerTimes) {
        if (!begun) {
            begun = received > 0;
            since = now;
            before = received;
        } else if (now - since >= WINDOW_NANOS) {
            if (received > before) {
                Duration longest = answerTimes.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
                learn((double) (received - before) / (now - since), longest);
            }
            since = now;
            before = received;
            ofOne = told > 0 ? Math.max(told, ofOne * SLOWER) : ofOne;
            told = 0;
        }
    }

    /// What comes in a burst had to wait before, and a pause says little of how fast the next one comes.
    private void learn(double now, Duration answerTime) {
        double steady = latest == 0 ? now : Math.min(now, latest);
        latest = now;
        moment = settings.brief(steady * 1e9, answerTime);
        bytesPerNano = Math.max(steady, bytesPerNano * SLOWER);
    }

    /// Bytes a second that the object comes in at; 0 if nobody knows yet.
    double rate() {
        return Math.max(bytesPerNano * 1e9, ofOne);
    }

    /// Learns how fast one of those is that are under way. What it says of a source lasts as long as none says another
    /// thing: who seeks again and again has less come in all than a source could send.
    ///
    /// @param rate bytes a second, 0 if none is known
    void known(double rate) {
        told = Math.max(told, rate);
        ofOne = Math.max(ofOne, rate);
    }

    /// Learns after how many nanoseconds of silence one of those went on: the next one may do so as well.
    void silent(long nanos) {
        silence = Math.max(silence, nanos);
    }

    /// What is to be expected of the next transfer.
    Waste.Expected expected() {
        return new Waste.Expected(rate(), silence);
    }

    /// Whether the next transfer is due with these bytes, and was not before.
    boolean isNextDue(Leg leg, int bytes) {
        Course course = leg.course(settings);
        return course.isEnding() && course.rest() + bytes > course.lead();
    }

    Plan.Limits limits() {
        return settings.limits();
    }

    /// What `plan` asks for next, as much of it as may be asked for at once.
    ///
    /// @param streams how many transfers may bring the rest at once
    Optional<Plan.Order> next(Plan plan, int streams) {
        return plan.next(limits(), streams)
                .map(order -> isShort(order.cost(), plan.reserved(order)) ? order.briefly(shortest()) : order);
    }

    /// How long the next one may be.
    ///
    /// @param cost how many bytes come in vain for it
    /// @param reserved how many it has to leave to spare
    long most(long cost, long reserved) {
        return isShort(cost, reserved) ? shortest() : settings.requestBytes();
    }

    private long shortest() {
        return Math.min(moment, settings.requestBytes());
    }

    private boolean isShort(long cost, long reserved) {
        Spare.Left left = spare.left();
        boolean sought = !spare.isWhole() || cost > 0;
        if (left.twice() < Plan.LEAST_BYTES && !sought) {
            return true;
        }
        long ending = (long) (rate() * FillSettings.SOON_NANOS / 1e9);
        if (ending == 0 || ending > left.whole()) {
            return sought;
        }
        return (sought ? Budget.kept(ending) : ending) > left.endings() - cost - reserved;
    }
}
