package org.distributornode.domain.integration;

public enum DeliveryState {
    /// Waits for its turn, or for its next attempt.
    WAITING,
    /// The receiver has taken it.
    DELIVERED,
    /// Given up; it can be replayed.
    DEAD
}
