package org.distributornode.application.service.fill;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.distributornode.domain.source.Source;

/// Which legs end early, as what they bring is asked for elsewhere. What that costs is paid as it is asked for, and is
/// no more than was paid: a leg whose end is paid waits for nobody, lest its source sends still more meanwhile.
record Cuts(Supplier<? extends List<? extends Endable>> active) {

    /// A transfer under way that may end early.
    interface Endable {

        /// What it was begun for.
        Plan.Order order();

        /// Where its next byte goes.
        long position();

        /// Where it ends.
        long limit();

        /// Whom it has its bytes from; empty while nobody has agreed.
        Optional<Source> source();

        Priority priority();

        /// It ends there if it was to go on beyond, as another one brings what lies behind.
        void endBefore(long position);

        void cancel();

        default Plan.Urgency urgency() {
            return priority().urgency();
        }

        /// Whether it will come to the byte at `at`.
        default boolean covers(long at) {
            return position() <= at && at < limit();
        }

        /// Whether it ends early, which is paid.
        default boolean isCut() {
            return priority().isPaid() && limit() < order().slice().end();
        }
    }

    /// `leg` is to end what covers its beginning. What was to end early anyway ends now, which costs no more.
    void paid(Endable leg) {
        covering(leg.position()).forEach(Cuts::pay);
    }

    private static void pay(Endable other) {
        if (other.isCut()) {
            other.cancel();
        } else {
            other.priority().pay(true);
        }
    }

    /// A source has agreed to send the bytes of `leg`. If another one has come there itself meanwhile it does not end
    /// any more: what was paid for that pays for bytes that come twice, or for the end of `leg`, whichever is less.
    ///
    /// @return false if the other one goes on in its place
    boolean begun(Endable leg) {
        long end = leg.position();
        covering(end).filter(other -> !other.equals(leg)).forEach(other -> {
            other.endBefore(end);
            other.priority().pay(true);
        });
        endUnawaited();
        List<? extends Endable> passed = active.get().stream()
                .filter(other -> other.order().slice().offset() <= end && end < other.position())
                .filter(other -> other.covers(other.position()))
                .toList();
        settle();
        long paid = end + leg.order().cost();
        return passed.stream().noneMatch(other -> other.covers(Math.max(other.position(), paid)));
    }

    /// What was to end others has ended itself, or ends nothing: they go on as before, unless they end early after all.
    void settle() {
        active.get().stream()
                .filter(leg -> leg.priority().isPaid())
                .forEach(leg -> leg.priority().pay(leg.isCut() || isToEnd(leg)));
    }

    /// Whether an order that has not begun pays for its end.
    private boolean isToEnd(Endable leg) {
        return active.get().stream()
                .filter(other -> other.order().shortens() && other.source().isEmpty())
                .anyMatch(other -> leg.covers(other.position()));
    }

    /// Those that end early end at once if no client waits for them, unless what is missing is not worth a request.
    void endUnawaited() {
        active.get().stream()
                .filter(leg -> leg.isCut() && leg.urgency() != Plan.Urgency.DEMAND)
                .filter(leg -> leg.covers(leg.position() + Plan.LEAST_BYTES))
                .forEach(Endable::cancel);
    }

    private Stream<? extends Endable> covering(long position) {
        return active.get().stream().filter(leg -> leg.covers(position));
    }
}
