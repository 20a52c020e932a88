package org.distributornode.domain.store;

import java.time.Instant;

/// A bucket there is.
///
/// @param id stays when the name changes
public record BucketEntry(StoreBucketId id, StoreBucket name, BucketProperties properties, Instant created) {

    public BucketEntry named(StoreBucket other) {
        return new BucketEntry(id, other, properties, created);
    }

    public BucketEntry with(BucketProperties other) {
        return new BucketEntry(id, name, other, created);
    }
}
