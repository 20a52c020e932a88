package org.distributornode.application.service.fill;

import java.time.Duration;
import org.distributornode.domain.content.Proof;

/// How an object is gathered.
///
/// @param requestsAtOnce how many transfers of one object there may be, at least 2
/// @param requestBytes the most bytes that are asked for at once
/// @param readAhead bytes behind what a client was sent last that are fetched before the rest of the object
/// @param near bytes that a running transfer is let come by itself, however slow it is; above that, what it brings
///     within a twentieth of a second, or in the time its source takes to answer
/// @param stallAfter how long a source may be silent before another one goes on
/// @param sourcesAtOnce how many sources may bring the rest of a large object at once, if that is faster
/// @param givesWayWithin for so long what nobody reads may go on, once others need its turn, lest bytes come in vain
public record FillSettings(
        int requestsAtOnce,
        long requestBytes,
        long readAhead,
        long near,
        Duration stallAfter,
        int sourcesAtOnce,
        Duration givesWayWithin) {

    /// How often a fill is looked after, even if nothing happens.
    static final Duration TICK = Duration.ofMillis(100);

    /// What a running transfer brings within that time is not worth another one.
    static final long SOON_NANOS = Duration.ofMillis(50).toNanos();

    /// By then has ended, if its source sends steadily, what an object cannot afford to end ([GivingWay]).
    private static final Duration GIVES_WAY_WITHIN = Duration.ofSeconds(6);

    /// Shorter requests cost more than they help.
    private static final long LEAST_BRIEF = 256 * 1024;

    private static final long MOST_NEAR = 8 << 20;

    /// Whoever takes longer to answer is not waited for.
    private static final Duration LONGEST_LEAD = Duration.ofSeconds(2);

    public FillSettings(
            int requestsAtOnce, long requestBytes, long readAhead, long near, Duration stallAfter, int sourcesAtOnce) {
        this(requestsAtOnce, requestBytes, readAhead, near, stallAfter, sourcesAtOnce, GIVES_WAY_WITHIN);
    }

    Plan.Limits limits() {
        return new Plan.Limits(requestsAtOnce, requestBytes, readAhead, Proof.GROUP_BYTES);
    }

    /// What comes before another transfer from the same source would bring anything.
    ///
    /// @param rate of a transfer, in bytes a second
    /// @param answerTime what a source takes to answer
    long near(double rate, Duration answerTime) {
        return Math.max(near, Math.min(MOST_NEAR, (long) (rate * answerNanos(answerTime) / 1e9)));
    }

    private static long answerNanos(Duration answerTime) {
        return Math.clamp(answerTime.toNanos(), SOON_NANOS, LONGEST_LEAD.toNanos());
    }

    /// What comes in a moment, which is long enough for the next request to be made in the middle of it.
    ///
    /// @param rate in bytes a second
    /// @param answerTime what a source takes to answer
    long brief(double rate, Duration answerTime) {
        long nanos = Math.max(SOON_NANOS, 2 * Math.min(LONGEST_LEAD.toNanos(), answerTime.toNanos()));
        return Math.max(LEAST_BRIEF, Math.min(requestBytes, (long) (rate * nanos / 1e9)));
    }

    /// How many bytes before the end of a transfer the next one is asked for, so that its first byte is there when the
    /// last one has come; at most half of it.
    ///
    /// @param length of the transfer, in bytes
    /// @param rate of the transfer, in bytes a second
    /// @param answerTime what its source took to answer
    long lead(long length, double rate, Duration answerTime) {
        long lead = (long) (rate * (answerNanos(answerTime) + TICK.toNanos()) / 1e9);
        return Math.max(near, Math.min(length / 2, lead));
    }
}
