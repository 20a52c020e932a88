package org.distributornode.application.usecase.integration;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.DistributorId;

/// Shows what a distributor was told, and tells it again.
public interface InspectDeliveries {

    /// The newest first.
    ///
    /// @param before begins behind this one; at the beginning if empty, with nothing if it is not there
    /// @param state only those; all if empty
    /// @return empty if there is no such distributor
    Optional<List<Delivery>> list(
            DistributorId distributor, Optional<DeliveryId> before, Optional<DeliveryState> state, int limit);

    /// One delivery; empty if it is not kept any more, or never was.
    Optional<Delivery> find(DistributorId distributor, DeliveryId id);

    /// Puts a delivery at the end of the queue, as if it was never attempted.
    Replay replay(DistributorId distributor, DeliveryId id);

    /// Calls the webhook now, past the queue, once, unless as many are being called so as may be.
    Trial test(DistributorId distributor);

    sealed interface Replay {
        record Queued(Delivery delivery) implements Replay {}

        /// It has not been given up, and has not arrived yet.
        record StillWaiting() implements Replay {}

        record Unknown() implements Replay {}
    }

    sealed interface Trial {
        record Called(DeliveryId id, CallEnding ending) implements Trial {}

        /// Others are being tried; it can be asked again when they have ended.
        record TooMany() implements Trial {}

        record WithoutWebhook() implements Trial {}

        record Unknown() implements Trial {}
    }
}
