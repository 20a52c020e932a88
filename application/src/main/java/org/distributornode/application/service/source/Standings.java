package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.source.Source;

/// Which sources of an object are out: for good, or for a while, since they have sent bytes of it and then declined to
/// send more, and may have too much to do at present. Not safe for use by several threads.
final class Standings {

    /// How many transfers in a row that break off early a source may have.
    private static final int MOST_SHORT = 3;

    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    /// How often in a row a source may rest.
    private static final int MOST_RESTS = 3;

    private final Set<Source> out = new HashSet<>();
    private final Set<Source> lacking = new HashSet<>();
    private final Map<Source, Integer> shortTransfers = new HashMap<>();
    private final Set<Source> senders = new HashSet<>();
    private final Map<Source, Rest> resting = new HashMap<>();
    private final LongSupplier nanoTime;

    /// @param nanoTime as [System#nanoTime()]
    Standings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// @param until nanoseconds of [System#nanoTime()]
    /// @param times how often in a row
    private record Rest(long until, int times) {

        /// Unless it sends.
        boolean isForGood() {
            return times > MOST_RESTS;
        }
    }

    boolean isOut(Source source) {
        Rest rest = resting.get(source);
        return out.contains(source) || (rest != null && (rest.isForGood() || isAt(rest)));
    }

    private boolean isAt(Rest rest) {
        return nanoTime.getAsLong() - rest.until() < 0;
    }

    /// It is asked no more.
    void giveUp(Source source) {
        out.add(source);
    }

    /// Whether all of these have said that they do not have the object.
    boolean lack(Collection<Source> some) {
        return lacking.containsAll(some);
    }

    /// It is sending. One that has declined to do so a second time beside it rests all the same, and may as often as
    /// it likes.
    void sends(Source source) {
        senders.add(source);
        resting.computeIfPresent(source, (_, rest) -> new Rest(rest.until(), 0));
    }

    /// It has declined to send: is out for a while if it has sent before, and has not declined too often. However many
    /// it declines to at a time, that is once.
    void declined(FailedAnswer failed) {
        Source source = failed.source();
        boolean lacks = failed.is(OriginFailure.Kind.LACKS_OBJECT);
        if (lacks) {
            lacking.add(source);
        }
        if (lacks || !senders.contains(source)) {
            out.add(source);
            return;
        }
        Rest before = resting.get(source);
        if (before == null) {
            rest(source, 1);
        } else if (!isAt(before)) {
            rest(source, before.times() + 1);
        }
    }

    private void rest(Source source, int times) {
        resting.put(source, new Rest(nanoTime.getAsLong() + REST_NANOS, times));
    }

    /// A transfer of it broke off after a few bytes: it is out if there were none, or that happens too often.
    void brokeOffEarly(Source source, long bytes) {
        if (bytes == 0 || shortTransfers.merge(source, 1, Integer::sum) >= MOST_SHORT) {
            out.add(source);
        }
    }

    /// A transfer of it has brought much.
    void proved(Source source) {
        shortTransfers.remove(source);
    }

    /// Nanoseconds until the first of `some` that rest may be asked again, not positive if it may now; empty if none
    /// rests, or that takes `atMost` or longer.
    OptionalLong untilReturn(Collection<Source> some, long atMost) {
        long now = nanoTime.getAsLong();
        return some.stream()
                .filter(source -> !out.contains(source))
                .flatMap(source -> Stream.ofNullable(resting.get(source)))
                .filter(rest -> !rest.isForGood())
                .mapToLong(rest -> rest.until() - now)
                .filter(nanos -> nanos < atMost)
                .min();
    }
}
