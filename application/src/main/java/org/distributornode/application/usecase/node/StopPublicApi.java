package org.distributornode.application.usecase.node;

/// Closes the public API; does not outlive a restart.
@FunctionalInterface
public interface StopPublicApi {

    /// Returns once the port refuses new connections; answers under way end as they would.
    Outcome stop();

    enum Outcome {
        STOPPED,
        ALREADY_STOPPED
    }
}
