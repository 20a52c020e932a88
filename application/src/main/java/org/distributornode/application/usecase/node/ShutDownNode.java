package org.distributornode.application.usecase.node;

/// Ends the whole node in order.
@FunctionalInterface
public interface ShutDownNode {

    /// Returns at once; answers under way are given the time that is configured.
    Outcome shutDown();

    enum Outcome {
        ENDING,
        ALREADY_ENDING
    }
}
