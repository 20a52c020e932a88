package org.distributornode.domain.integration;

import java.time.Instant;
import org.distributornode.domain.event.NodeEvent;

/// What a webhook is told.
public sealed interface WebhookMessage {

    /// Names the message; the same in each attempt.
    DeliveryId id();

    /// Who tells.
    NodeUuid node();

    EventType type();

    Instant at();

    /// An event of the journal.
    ///
    /// @param number its number there
    record Happened(DeliveryId id, NodeUuid node, long number, NodeEvent event) implements WebhookMessage {

        public static Happened of(Delivery delivery, NodeUuid node) {
            return new Happened(delivery.id(), node, delivery.number(), delivery.event());
        }

        @Override
        public EventType type() {
            return EventType.of(event);
        }

        @Override
        public Instant at() {
            return event.at();
        }
    }

    /// Nothing happened; somebody wants to see whether it arrives.
    record Test(DeliveryId id, NodeUuid node, Instant at) implements WebhookMessage {

        @Override
        public EventType type() {
            return EventType.WEBHOOK_TESTED;
        }
    }
}
