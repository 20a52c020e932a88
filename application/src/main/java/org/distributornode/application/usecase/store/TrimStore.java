package org.distributornode.application.usecase.store;

/// Lets go of objects when the store is nearly full, and for who writes when it is full: of those in buckets that say
/// so ([org.distributornode.domain.store.BucketProperties.Eviction]), the ones that nobody read for the longest time
/// first. Of other buckets nothing ever goes. Throws a `PortFailure` if the medium refuses.
@FunctionalInterface
public interface TrimStore {

    /// If the store is fuller than the high watermark, down to the low one.
    Trimmed trim();

    /// What went.
    record Trimmed(long objects, long bytes) {

        public static final Trimmed NOTHING = new Trimmed(0, 0);
    }
}
