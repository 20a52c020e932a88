package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.adapters.storage.querynode.DescribedObject.ObjectType;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#OBJECT].
@Serdeable
record ObjectReply(@Nullable Content data, @Nullable List<Trouble> errors) implements Reply<ObjectReply.Content> {

    @Serdeable
    record Content(@Nullable StorageDataObject storageDataObjectById) {}

    @Serdeable
    record StorageDataObject(
            String id,
            String size,
            String ipfsHash,
            boolean isAccepted,
            @Nullable ObjectType type,
            Bag storageBag) {

        DescribedObject described() {
            return new DescribedObject(id, size, ipfsHash, type);
        }
    }

    @Serdeable
    record Bag(List<StoredIn> storageBuckets, List<DistributionBucket.Join> distributionBuckets) {}

    @Serdeable
    record StoredIn(StorageBucket storageBucket) {}
}
