package org.distributornode.domain.integration;

import java.time.Instant;
import java.util.Optional;

/// A receiver of this node's events.
///
/// @param webhook how it is told; without one it is told nothing
/// @param secret signs what it is told
/// @param created in whole microseconds, as all times of it
public record Distributor(
        DistributorId id, Optional<Webhook> webhook, SigningSecret secret, Instant created, Instant updated) {

    /// The same with another webhook, or without one.
    public Distributor with(Optional<Webhook> changed, Instant now) {
        return new Distributor(id, changed, secret, created, now);
    }

    /// The same with another secret.
    public Distributor with(SigningSecret changed, Instant now) {
        return new Distributor(id, webhook, changed, created, now);
    }

    /// Whether it is told of events of `type`.
    public boolean wants(EventType type) {
        return webhook.map(hook -> hook.wants(type)).orElse(false);
    }
}
