package org.distributornode.domain.integration;

/// Where a delivery is on its way.
public enum DeliveryState {
    /// Waits for its turn, or for its next attempt.
    WAITING,
    /// The receiver has taken it.
    DELIVERED,
    /// Given up; it can be replayed.
    DEAD
}
