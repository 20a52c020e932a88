package org.distributornode.application.port.store;

import java.util.List;
import org.distributornode.domain.store.BucketEntry;

/// Remembers the buckets of this node. For one caller at a time; throws [StoreFailure] when the medium refuses.
public interface BucketStore {

    /// What was saved last, also after a crash; [Registry#NEW] if nothing ever was.
    ///
    /// @throws StoreFailure also if it is damaged, or a newer version wrote it: that is never no buckets
    Registry load();

    /// Replaces all that was saved before, through a crash or a loss of power. If it fails, that stays.
    void save(Registry registry);

    /// @param last the highest number that a bucket had, 0 if there was none
    /// @param buckets in no particular order
    record Registry(long last, List<BucketEntry> buckets) {

        public static final Registry NEW = new Registry(0, List.of());

        public Registry {
            buckets = List.copyOf(buckets);
        }
    }
}
