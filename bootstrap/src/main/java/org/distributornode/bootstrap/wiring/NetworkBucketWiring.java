package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.networkbucket.AssignedIds;
import org.distributornode.application.service.networkbucket.NetworkListing;
import org.distributornode.application.service.networkbucket.NetworkObjects;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.service.store.RemoteObjects;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.bootstrap.config.AistoreApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;

/// The data objects of the network as a bucket beside those that clients make.
@Factory
@Requires(property = StoreWiring.PRESENT)
final class NetworkBucketWiring {

    /// How long the network's word counts for the pages of a list.
    private static final Duration ASSIGNED_FOR = Duration.ofMinutes(1);

    private static final String STANDARD = "ht://network";
    private static final String MARK = "://";

    @Singleton
    NetworkListing networkListing(HeldObjects held, JobTargets targets, ObjectCatalog catalog, InstantSource clock) {
        AssignedIds assigned = new AssignedIds(() -> targets.ids(new JobScope.Assigned()), clock, ASSIGNED_FOR);
        return new NetworkListing(held, assigned, catalog);
    }

    @Singleton
    NetworkObjects.Assets networkAssets(InspectAsset inspect, ServeAsset serve, Bringing bringing) {
        return new NetworkObjects.Assets(inspect, serve, bringing);
    }

    @Singleton
    RemoteObjects networkBucket(
            NodeConfiguration configuration,
            NetworkListing listing,
            NetworkObjects.Assets assets,
            InstantSource clock) {
        String name = configuration.aistoreApi().map(AistoreApi::networkBucket).orElse(STANDARD);
        int mark = name.indexOf(MARK);
        StoreBucket bucket =
                new StoreBucket(name.substring(0, mark), Namespace.GLOBAL, name.substring(mark + MARK.length()));
        return new NetworkObjects(bucket, clock.instant(), assets, listing);
    }
}
