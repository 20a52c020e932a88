package org.distributornode.application.usecase.store;

import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// Hands out objects.
public interface ReadObject {

    /// What is known of it; nothing is fetched, whether it is on this node is told by [StoredObject#held()].
    ObjectOutcome inspect(StoreBucket bucket, ObjectName name);

    /// Its bytes. Those of a bucket that has its objects elsewhere come while they are read: they are
    /// [org.distributornode.application.bytes.AssetBytes] then.
    Outcome open(StoreBucket bucket, ObjectName name, Extent extent);

    /// The checksum of a part of what was opened, of the type of its bucket.
    ///
    /// @param to behind the last byte
    Checksum ofPart(Outcome.Opened opened, long from, long to);

    sealed interface Outcome {

        /// @param bytes the caller owns and closes them
        record Opened(BucketEntry bucket, StoredObject object, ObjectBytes bytes) implements Outcome, AutoCloseable {

            @Override
            public void close() {
                bytes.close();
            }
        }

        record Refused(StoreRefusal why) implements Outcome {}
    }
}
