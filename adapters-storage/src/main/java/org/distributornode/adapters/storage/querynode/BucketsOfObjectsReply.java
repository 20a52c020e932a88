package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#BUCKETS_OF_OBJECTS].
@Serdeable
record BucketsOfObjectsReply(
        @Nullable Content data, @Nullable List<Trouble> errors) implements Reply<BucketsOfObjectsReply.Content> {

    @Serdeable
    record Content(@Nullable List<ObjectRow> storageDataObjects) {}

    @Serdeable
    record ObjectRow(String id, Bag storageBag) {}

    @Serdeable
    record Bag(List<DistributionBucket.Join> distributionBuckets) {}
}
