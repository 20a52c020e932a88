package org.distributornode.adapters.storage.simulated;

import java.util.List;

/// A bag of objects with the ids of the buckets that store and distribute it.
public record SimulatedBag(String id, List<String> storageBuckets, List<String> distributionBuckets) {

    public SimulatedBag {
        storageBuckets = List.copyOf(storageBuckets);
        distributionBuckets = List.copyOf(distributionBuckets);
    }
}
