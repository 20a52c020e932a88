package org.distributornode.domain.integration;

import java.time.Instant;
import java.util.Optional;
import org.distributornode.domain.event.NodeEvent;

/// One event on its way to one distributor.
///
/// @param number of the event in the journal
/// @param attempts made so far
/// @param due when the next attempt may be made, [#AT_ONCE] if it was never put off; the end of the last one if it is
/// no longer waiting
/// @param last how the last attempt ended, in a short phrase without secrets; empty before the first
public record Delivery(
        DeliveryId id,
        DistributorId distributor,
        long number,
        NodeEvent event,
        DeliveryState state,
        int attempts,
        Instant due,
        Optional<String> last) {

    /// Before all that a clock can say, so that none that is set back holds up what was never put off.
    public static final Instant AT_ONCE = Instant.EPOCH;

    /// Given up because too many waited behind it.
    public static final String BACKLOG = "too many waited";

    public Delivery {
        if (attempts < 0 || number < 1) {
            throw new IllegalArgumentException(attempts + " attempts of event " + number);
        }
    }

    /// One that was not attempted yet.
    public static Delivery fresh(DeliveryId id, DistributorId distributor, long number, NodeEvent event) {
        return new Delivery(id, distributor, number, event, DeliveryState.WAITING, 0, AT_ONCE, Optional.empty());
    }

    public EventType type() {
        return EventType.of(event);
    }

    /// After an attempt that the receiver has taken.
    public Delivery delivered(String how, Instant now) {
        return attempted(DeliveryState.DELIVERED, how, now);
    }

    /// After an attempt that failed and is not the last.
    public Delivery retried(String how, Instant next) {
        return attempted(DeliveryState.WAITING, how, next);
    }

    /// Without an attempt, for want of a call that was made.
    public Delivery putOff(Instant next) {
        return new Delivery(id, distributor, number, event, state, attempts, next, last);
    }

    /// After an attempt that failed and was the last.
    public Delivery dead(String how, Instant now) {
        return attempted(DeliveryState.DEAD, how, now);
    }

    /// Without another attempt, for a reason in a short phrase.
    public Delivery givenUp(String why, Instant now) {
        return new Delivery(id, distributor, number, event, DeliveryState.DEAD, attempts, now, Optional.of(why));
    }

    /// As if it was never attempted.
    public Delivery again() {
        return new Delivery(id, distributor, number, event, DeliveryState.WAITING, 0, AT_ONCE, last);
    }

    private Delivery attempted(DeliveryState next, String how, Instant when) {
        return new Delivery(id, distributor, number, event, next, attempts + 1, when, Optional.of(how));
    }
}
