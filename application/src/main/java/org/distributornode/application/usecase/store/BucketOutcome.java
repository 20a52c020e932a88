package org.distributornode.application.usecase.store;

import org.distributornode.domain.store.BucketEntry;

/// How something ends that is done to one bucket.
public sealed interface BucketOutcome {

    /// @param bucket as it is now; of one that is gone, as it was
    record Done(BucketEntry bucket) implements BucketOutcome {}

    record Refused(StoreRefusal why) implements BucketOutcome {}
}
