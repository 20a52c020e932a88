package org.distributornode.application.usecase.cache;

/// Brings back what the node held when it last ended.
public interface RestoreCache {

    /// Takes up what the journal remembers. Called once, before the first request; reads no object.
    Outcome restore();

    /// Looks through the store for objects that the journal does not know, and for what is of no use. Takes its
    /// time; requests may be served meanwhile. Changes nothing more once its thread is interrupted.
    void reconcile();

    enum Outcome {
        /// All that was remembered is held again.
        RESTORED,
        /// Something was unreadable; [RestoreCache#reconcile()] finds what is missing.
        DAMAGED
    }
}
