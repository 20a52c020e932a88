package org.distributornode.application.usecase.healing;

/// Begins a pass over all that is held whenever the last one is long enough ago. Called again and again; returns at
/// once.
@FunctionalInterface
public interface ScrubRegularly {

    Outcome scrub();

    enum Outcome {
        /// A pass has begun, or waits for its turn.
        BEGUN,
        /// One is under way.
        RUNNING,
        /// The last one is not so long ago, or the node has only just started.
        NOT_DUE,
        /// Too many jobs wait.
        REFUSED
    }
}
