package org.distributornode.application.usecase.store;

import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// Hands out objects.
public interface ReadObject {

    /// What is known of it; nothing is fetched, whether it is on this node is told by [StoredObject#held()].
    ObjectOutcome inspect(StoreBucket bucket, ObjectName name);

    /// What is known of an object of this node whose bytes may be handed out as they are, to whoever has kept them;
    /// empty where [#open] has more to do than to open them, or refuses. Counts as reading it. Waits for nothing.
    Optional<Seen> see(StoreBucket bucket, ObjectName name);

    /// Tells of changes to the objects of this node from now on.
    void watch(Watcher watcher);

    /// Who has kept something of objects. Called once a change is seen by all, by the thread that makes it; waits for
    /// nothing.
    interface Watcher {

        /// The object was written, changed or deleted.
        void changed(StoreBucketId bucket, ObjectName name);

        /// The bucket is gone.
        void dropped(StoreBucketId bucket);
    }

    /// @param mark the same instance as long as the object and its bytes stay as they are
    record Seen(BucketEntry bucket, StoredObject object, Object mark) {}

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
