package org.distributornode.application.usecase.bucket;

import org.distributornode.domain.bucket.BucketSelection;

/// Tells which buckets this node distributes.
@FunctionalInterface
public interface ListBuckets {

    BucketSelection list();
}
