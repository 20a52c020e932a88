package org.distributornode.application.usecase.store;

import java.util.function.UnaryOperator;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.StoreBucket;

/// Makes and changes buckets of this node. What is done stays done through a crash. Throws a `PortFailure` if it cannot
/// be kept.
public interface EditBuckets {

    BucketOutcome create(StoreBucket bucket, BucketProperties properties);

    /// With all that is in it.
    BucketOutcome destroy(StoreBucket bucket);

    /// At once, however much is in it.
    BucketOutcome rename(StoreBucket from, StoreBucket to);

    /// @param change throws nothing; what it leaves alone stays
    BucketOutcome change(StoreBucket bucket, UnaryOperator<BucketProperties> change);
}
