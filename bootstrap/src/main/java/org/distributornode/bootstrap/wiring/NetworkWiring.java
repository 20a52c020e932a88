package org.distributornode.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.distributornode.adapters.storage.catalogfile.FileCatalog;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.EnvironmentProxies;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundSettings;
import org.distributornode.adapters.storage.querynode.CacheLives;
import org.distributornode.adapters.storage.querynode.CachedObjectCatalog;
import org.distributornode.adapters.storage.querynode.Distributing;
import org.distributornode.adapters.storage.querynode.GraphQlAssignmentCatalog;
import org.distributornode.adapters.storage.querynode.GraphQlCatalogHealth;
import org.distributornode.adapters.storage.querynode.GraphQlObjectCatalog;
import org.distributornode.adapters.storage.querynode.GraphQlSourceCatalog;
import org.distributornode.adapters.storage.querynode.QueryNodeClient;
import org.distributornode.adapters.storage.querynode.QueryNodeSettings;
import org.distributornode.adapters.storage.storagenode.StorageNodeOrigin;
import org.distributornode.adapters.storage.storagenode.StorageNodeProbe;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.NodeVersion;
import org.distributornode.bootstrap.events.LoggedOrigin;
import org.distributornode.bootstrap.metrics.MeteredOrigin;

/// How the storage network is reached.
@Factory
final class NetworkWiring {

    private static final Duration CATALOG_FILE_CHECKED_EVERY = Duration.ofSeconds(5);

    /// More than any system grants.
    private static final int MOST_RECEIVE_BUFFER = 1 << 30;

    @Singleton
    @Bean(preDestroy = "close")
    OutboundHttp outboundHttp(NodeConfiguration configuration) {
        return http(configuration, configuration.limits().maxOutboundConnections());
    }

    @Singleton
    @Bean(preDestroy = "close")
    Catalog catalog(NodeConfiguration configuration, ObjectMapper json) {
        return configuration
                .endpoints()
                .storageSquid()
                .map(endpoint -> queryNode(configuration, endpoint, json))
                .orElseGet(() -> file(configuration.endpoints().catalogFile().orElseThrow()));
    }

    @Singleton
    ObjectCatalog objectCatalog(Catalog catalog) {
        return catalog.objects();
    }

    @Singleton
    AssignmentCatalog assignmentCatalog(Catalog catalog) {
        return catalog.assignments();
    }

    @Singleton
    SourceCatalog sourceCatalog(Catalog catalog) {
        return catalog.sources();
    }

    @Singleton
    CatalogHealth catalogHealth(Catalog catalog) {
        return catalog.health();
    }

    @Singleton
    ObjectOrigin origin(
            NodeConfiguration configuration, OutboundHttp http, InstantSource clock, MeterRegistry registry) {
        ObjectOrigin storageNodes = new StorageNodeOrigin(http, forStorageNodes(configuration));
        return new MeteredOrigin(new LoggedOrigin(storageNodes, clock), registry);
    }

    @Singleton
    SourceProbe probe(NodeConfiguration configuration, OutboundHttp http) {
        return new StorageNodeProbe(http, forStorageNodes(configuration));
    }

    /// The sides of whichever catalogue is configured.
    ///
    /// @param onChange takes what is to be run when the catalogue has changed, as far as it can tell
    record Catalog(
            ObjectCatalog objects,
            AssignmentCatalog assignments,
            SourceCatalog sources,
            CatalogHealth health,
            Consumer<Runnable> onChange,
            Runnable end)
            implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /// On connections of its own: it is asked also while every connection to storage nodes is in use.
    private static Catalog queryNode(NodeConfiguration configuration, URI endpoint, ObjectMapper json) {
        OutboundHttp http = http(configuration, configuration.limits().maxConcurrentOutboundConnections());
        QueryNodeClient client = new QueryNodeClient(settings(configuration, endpoint), http, json);
        NodeConfiguration.Limits limits = configuration.limits();
        CacheLives lives = new CacheLives(
                limits.queryNodeCacheTTL(), limits.queryNodeNegativeCacheTTL(), limits.queryNodeCacheEntries());
        NodeConfiguration.Assignment keys = configuration.assignment();
        Distributing distributing = keys.honourDistributing() ? Distributing.HONOURED : Distributing.IGNORED;
        return new Catalog(
                new CachedObjectCatalog(new GraphQlObjectCatalog(client, distributing, keys.pageSize()), lives),
                new GraphQlAssignmentCatalog(client, distributing, keys.pageSize()),
                new GraphQlSourceCatalog(client),
                new GraphQlCatalogHealth(client),
                _ -> {},
                http::close);
    }

    private static OutboundHttp http(NodeConfiguration configuration, int connections) {
        return http(configuration, connections, configuration.sources().followRedirects());
    }

    static OutboundHttp http(NodeConfiguration configuration, int connections, boolean followsRedirects) {
        NodeConfiguration.Limits limits = configuration.limits();
        long receiveBuffer = configuration.sources().receiveBuffer().orElse(0);
        return new OutboundHttp(new OutboundSettings(
                limits.outboundRequestsTimeout(),
                limits.pendingDownloadTimeout(),
                new OutboundSettings.Bounds(
                        limits.maxConcurrentOutboundConnections(),
                        connections,
                        limits.bytesInFlight(),
                        Math.clamp(receiveBuffer, 0, MOST_RECEIVE_BUFFER)),
                followsRedirects,
                "distributor-node/" + NodeVersion.current(),
                EnvironmentProxies.of(System.getenv())));
    }

    private static Catalog file(Path path) {
        FileCatalog file = new FileCatalog(path, CATALOG_FILE_CHECKED_EVERY);
        return new Catalog(file, file, file, file, file::whenChanged, file::close);
    }

    private static QueryNodeSettings settings(NodeConfiguration configuration, URI endpoint) {
        return new QueryNodeSettings(endpoint, configuration.limits().queryNodeTimeout());
    }

    /// Where addresses of strangers may lead.
    static AddressPolicy forStorageNodes(NodeConfiguration configuration) {
        if (configuration.sources().allowPrivateAddresses()) {
            return AddressPolicy.nearbyToo();
        }
        return configuration.endpoints().storageSquid().map(AddressPolicy::as).orElseGet(AddressPolicy::publicOnly);
    }
}
