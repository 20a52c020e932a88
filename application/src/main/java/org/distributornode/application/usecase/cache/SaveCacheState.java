package org.distributornode.application.usecase.cache;

/// Keeps what is held and how it is used, so that the next start begins from there.
@FunctionalInterface
public interface SaveCacheState {

    Outcome save();

    enum Outcome {
        SAVED,
        /// The medium refused; what was saved before is still there.
        REFUSED
    }
}
