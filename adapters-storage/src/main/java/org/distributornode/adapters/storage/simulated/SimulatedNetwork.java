package org.distributornode.adapters.storage.simulated;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// What a simulated query node knows: objects in bags, and the buckets that store and distribute these. May change
/// at any time; safe for use by many threads.
public final class SimulatedNetwork {

    private final Map<String, SimulatedObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedBag> bags = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedStorageBucket> storageBuckets = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedDistributionBucket> distributionBuckets = new ConcurrentSkipListMap<>();
    private volatile int height = 1;

    /// Adds the object or replaces the one with this id. A bag that is not there yet is made, without buckets.
    public void put(SimulatedObject object) {
        bags.putIfAbsent(object.bagId(), new SimulatedBag(object.bagId(), List.of(), List.of()));
        objects.put(object.id(), object);
    }

    public void put(SimulatedBag bag) {
        bags.put(bag.id(), bag);
    }

    public void put(SimulatedStorageBucket bucket) {
        storageBuckets.put(bucket.id(), bucket);
    }

    public void put(SimulatedDistributionBucket bucket) {
        distributionBuckets.put(bucket.id(), bucket);
    }

    public void removeObject(String id) {
        objects.remove(id);
    }

    /// The number of blocks the query node says it has processed.
    public void grow(int newHeight) {
        height = newHeight;
    }

    int height() {
        return height;
    }

    Collection<SimulatedObject> objects() {
        return objects.values();
    }

    Collection<SimulatedBag> bags() {
        return bags.values();
    }

    Collection<SimulatedStorageBucket> storageBuckets() {
        return storageBuckets.values();
    }

    Collection<SimulatedDistributionBucket> distributionBuckets() {
        return distributionBuckets.values();
    }

    Optional<SimulatedObject> object(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    Optional<SimulatedBag> bag(String id) {
        return Optional.ofNullable(bags.get(id));
    }

    Optional<SimulatedStorageBucket> storageBucket(String id) {
        return Optional.ofNullable(storageBuckets.get(id));
    }

    Optional<SimulatedDistributionBucket> distributionBucket(String id) {
        return Optional.ofNullable(distributionBuckets.get(id));
    }
}
