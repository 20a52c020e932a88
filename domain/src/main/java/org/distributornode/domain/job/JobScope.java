package org.distributornode.domain.job;

import java.util.Map;
import java.util.Set;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoreTask;

/// Which objects a job is about. What a bag holds, what is ours and what is held is looked up when the job begins.
public sealed interface JobScope {

    /// What an id costs in a set, in bytes.
    int OF_AN_ID = 64;

    /// About how many bytes of memory it takes.
    default long weight() {
        return switch (this) {
            case Objects(var ids) -> (long) ids.size() * OF_AN_ID;
            case InStore store -> store.task().weight();
            case OfBag _, Assigned _, Held _ -> 0;
        };
    }

    /// What is remembered of it once the job has ended.
    default JobScope past() {
        return this instanceof InStore(var task, var numbers) ? new InStore(task.past(), numbers) : this;
    }

    /// Just these.
    record Objects(Set<DataObjectId> ids) implements JobScope {
        public Objects {
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("no objects are named");
            }
            ids = Set.copyOf(ids);
        }
    }

    /// Those of a bag.
    record OfBag(BagId bag) implements JobScope {}

    /// Those that the network gives this node.
    record Assigned() implements JobScope {}

    /// All that are held; a purge takes what is not held yet, too.
    record Held() implements JobScope {}

    /// Objects that clients wrote, or a bucket that has them elsewhere.
    ///
    /// @param numbers of the buckets of this node that are meant: one that gets such a name later is another one.
    ///     Jobs of earlier versions have none
    record InStore(StoreTask task, Map<StoreBucket, StoreBucketId> numbers) implements JobScope {

        public InStore {
            numbers = Map.copyOf(numbers);
        }

        /// In whatever buckets have these names then.
        public InStore(StoreTask task) {
            this(task, Map.of());
        }
    }
}
