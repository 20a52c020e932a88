package org.distributornode.adapters.http.in.aistore.object;

import org.distributornode.application.service.store.RemoteObjects;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.FindBuckets.Summary;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// The bucket `ht://net`, of whose objects this node has none.
final class FarObjects implements RemoteObjects {

    @Override
    public BucketEntry bucket() {
        return new BucketEntry(
                new StoreBucketId(1),
                new StoreBucket("ht", StoreBucket.Namespace.GLOBAL, "net"),
                BucketProperties.STANDARD,
                ObjectsServer.NOW);
    }

    @Override
    public ObjectOutcome inspect(ObjectName name) {
        return new ObjectOutcome.Done(new StoredObject(
                name, 5, Checksum.NONE, 0, ObjectsServer.NOW, ObjectsServer.NOW, CustomMetadata.NONE, 0, false));
    }

    @Override
    public ReadObject.Outcome open(ObjectName name, Extent extent) {
        throw new AssertionError("nothing is read");
    }

    @Override
    public ListObjects.Outcome list(ObjectQuery query) {
        throw new AssertionError("nothing is listed");
    }

    @Override
    public ObjectOutcome evict(ObjectName name) {
        throw new AssertionError("nothing is here");
    }

    @Override
    public ObjectOutcome bring(ObjectName name) {
        throw new AssertionError("nothing is brought");
    }

    @Override
    public Summary summarise(String prefix) {
        throw new AssertionError("nothing is summed up");
    }
}
