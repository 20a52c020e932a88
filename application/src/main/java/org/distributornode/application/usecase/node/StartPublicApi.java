package org.distributornode.application.usecase.node;

/// Opens the public API again.
@FunctionalInterface
public interface StartPublicApi {

    /// Returns once the port takes connections, also while answers from before the stop are still under way.
    ///
    /// Throws a `DoorFailure` if the port cannot be opened; the API stays stopped then.
    Outcome start();

    enum Outcome {
        STARTED,
        ALREADY_STARTED,
        /// The node is shutting down.
        ENDING
    }
}
