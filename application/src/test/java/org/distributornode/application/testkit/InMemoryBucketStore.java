package org.distributornode.application.testkit;

import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.StoreFailure;

/// Keeps buckets as long as the test lasts.
public final class InMemoryBucketStore implements BucketStore {

    private Registry kept = Registry.NEW;
    private boolean refusing;
    private boolean damaged;

    /// Whether nothing can be kept from now on.
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// Spoils what is kept.
    public synchronized void spoil() {
        damaged = true;
    }

    @Override
    public synchronized Registry load() {
        if (damaged) {
            throw new StoreFailure(StoreFailure.Kind.DAMAGED, "The buckets are damaged.");
        }
        return kept;
    }

    @Override
    public synchronized void save(Registry registry) {
        if (refusing) {
            throw new StoreFailure(StoreFailure.Kind.MEDIUM, "The buckets cannot be kept.");
        }
        kept = registry;
    }
}
