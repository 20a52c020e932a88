package org.distributornode.application.port.integration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.DistributorId;

/// Keeps what distributors are to be told, until they were, and for a while after. Each change is whole or not at all
/// and survives a loss of power. Deliveries of a distributor form a queue. Their times are kept in whole microseconds.
/// May be called from any thread; throws [IntegrationFailure] when the medium refuses.
public interface Outbox {

    /// How far deliveries were made; empty before the first [#enqueue].
    Optional<Cursor> cursor();

    /// Adds `fresh` to the ends of their queues, in their order, and moves the cursor, in one step. Those of
    /// distributors that are not there are left out.
    void enqueue(Cursor cursor, List<Delivery> fresh);

    /// Distributors whose first waiting delivery is due at `now`, or only after `farthest`: nothing is put off so far,
    /// so that the clock has been set back.
    ///
    /// @param busy these are left out
    List<DistributorId> due(Instant now, Instant farthest, Set<DistributorId> busy);

    /// The waiting delivery that is to be made before all others of this distributor.
    Optional<Delivery> first(DistributorId distributor);

    /// Keeps how an attempt ended. Nothing happens if the delivery is not there any more.
    void keep(Delivery attempted);

    /// Puts `delivery`, which is kept already, at the end of its queue.
    void requeue(Delivery delivery);

    Optional<Delivery> find(DistributorId distributor, DeliveryId id);

    /// What is kept of a distributor, the last enqueued first.
    ///
    /// @param before begins behind this one; at the beginning if empty, with nothing if it is not there
    /// @param state only those; all if empty
    List<Delivery> list(
            DistributorId distributor, Optional<DeliveryId> before, Optional<DeliveryState> state, int limit);

    /// Gives up the oldest waiting deliveries of each distributor that has more than `most`, so that `most` are left.
    ///
    /// @return how many were given up
    long shed(int most, Instant now);

    /// Forgets deliveries that are no longer waiting, and have not been since before `until`, and of the others all but
    /// the last `most` of each distributor that were taken, and the last `most` that were given up.
    void prune(Instant until, int most);

    /// How many deliveries of all distributors are in `state`.
    long count(DeliveryState state);

    /// When the oldest delivery that still waits happened as an event.
    Optional<Instant> oldestWaiting();

    /// A place in the journal. Every journal counts from 1: what happened there tells one from another.
    ///
    /// @param number of the last event that deliveries were made for; 0 before the first
    /// @param at when it happened, in whole microseconds; empty if that is not known
    record Cursor(long number, Optional<Instant> at) {

        /// Before all events.
        public static final Cursor BEGINNING = new Cursor(0, Optional.empty());

        public Cursor {
            at = at.map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
        }
    }
}
