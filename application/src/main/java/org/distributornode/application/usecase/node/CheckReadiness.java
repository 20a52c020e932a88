package org.distributornode.application.usecase.node;

import java.util.Set;

/// Tells whether players should be sent here, from what the node knows already: waits for nobody.
@FunctionalInterface
public interface CheckReadiness {

    /// Why not; empty if the node is ready.
    Set<Obstacle> check();

    enum Obstacle {
        /// The public API is stopped.
        STOPPED,
        /// The node is shutting down.
        ENDING,
        /// There is no room for another object, and none can be made.
        NO_ROOM
    }
}
