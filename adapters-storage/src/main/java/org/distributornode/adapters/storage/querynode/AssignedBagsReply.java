package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#ASSIGNED_BAGS].
@Serdeable
record AssignedBagsReply(@Nullable Content data, @Nullable List<Trouble> errors)
        implements Reply<AssignedBagsReply.Content> {

    @Serdeable
    record Content(@Nullable List<BucketBag> distributionBucketBags) {}

    /// A bag's place in a bucket, with an id of its own.
    @Serdeable
    record BucketBag(String id, Bag bag) {}

    @Serdeable
    record Bag(String id) {}
}
