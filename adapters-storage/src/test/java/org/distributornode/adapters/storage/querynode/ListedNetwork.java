package org.distributornode.adapters.storage.querynode;

import org.distributornode.adapters.storage.simulated.SimulatedBag;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket.Operator;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket.Status;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedObject;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.content.DataObject;

/// Listings as parts of a simulated network: each object in a bag of its own, unless one is named.
final class ListedNetwork {

    private ListedNetwork() {}

    static void put(SimulatedNetwork network, Listing listing) {
        put(network, listing, "dynamic:channel:" + listing.object().id());
    }

    /// The last object of a bag says who stores and distributes it.
    static void put(SimulatedNetwork network, Listing listing, String bag) {
        DataObject object = listing.object();
        listing.sources()
                .forEach(source -> network.put(SimulatedStorageBucket.active(
                        source.location().getHost(),
                        source.location().toString().replace("/api/v1", ""))));
        listing.buckets().forEach(bucket -> network.put(bucket(bucket)));
        network.put(new SimulatedBag(
                bag,
                listing.sources().stream()
                        .map(source -> source.location().getHost())
                        .toList(),
                listing.buckets().stream().map(bucket -> bucket.id().text()).toList()));
        network.put(new SimulatedObject(
                object.id().toString(),
                object.size(),
                object.hash().toString(),
                listing.accepted(),
                bag,
                object.declaredType().map(type -> type.text()).orElse(null)));
    }

    private static SimulatedDistributionBucket bucket(Bucket bucket) {
        var operators = bucket.operators().stream()
                .map(operator ->
                        new Operator(operator.worker().number(), operator.active() ? Status.ACTIVE : Status.INVITED))
                .toList();
        return new SimulatedDistributionBucket(bucket.id().text(), operators, true);
    }
}
