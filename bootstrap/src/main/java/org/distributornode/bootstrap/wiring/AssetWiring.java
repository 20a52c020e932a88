package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.asset.InspectAssetService;
import org.distributornode.application.service.asset.Lookup;
import org.distributornode.application.service.asset.ServeAssetService;
import org.distributornode.application.service.asset.Streaming;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.service.fill.FillTask;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.restriction.RestrictedInspectAsset;
import org.distributornode.application.service.restriction.RestrictedServeAsset;
import org.distributornode.application.service.restriction.Restrictions;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Hedging;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.service.takeover.InspectUnproven;
import org.distributornode.application.service.takeover.ServeUnproven;
import org.distributornode.application.service.takeover.TakeOverService;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// How assets are found, fetched and served.
@Factory
final class AssetWiring {

    /// Two hundred clients of one object are gone in half the time; who looks for it meanwhile waits longer than that.
    private static final Duration CROWD_LEAVES = Duration.ofMillis(40);

    @Singleton
    Sources sources(NodeConfiguration configuration, InstantSource clock, Events events) {
        return new Sources(clock, events, configuration.sources().banTime());
    }

    @Singleton
    Fetching fetching(
            NodeConfiguration configuration,
            ObjectOrigin origin,
            Sources sources,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        NodeConfiguration.Limits limits = configuration.limits();
        NodeConfiguration.Sources keys = configuration.sources();
        return new Fetching(
                origin,
                sources,
                threads,
                new Fetching.Limits(
                        new Hedging(keys.hedgeAfter(), keys.hedgePercentile(), keys.hedgeShare()),
                        Patience.of(limits),
                        limits.pendingDownloadTimeout(),
                        configuration.fills().crawlBelow()));
    }

    @Singleton
    FillTask.Tools fillTools(
            NodeConfiguration configuration,
            Fetching fetching,
            MediaTypes mediaTypes,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new FillTask.Tools(fetching, new MediaTypeRule(mediaTypes), threads, settings(configuration.fills()));
    }

    @Singleton
    Downloads downloads(
            NodeConfiguration configuration,
            HeldObjects held,
            Partials partials,
            FillTask.Tools fill,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        NodeConfiguration.Limits limits = configuration.limits();
        return new Downloads(
                held,
                partials,
                fill,
                threads,
                new Downloads.Limits(
                        limits.maxConcurrentStorageNodeDownloads(),
                        Patience.of(limits),
                        configuration.cache().holdBack(),
                        configuration.fills().clientsPerObject(),
                        CROWD_LEAVES));
    }

    private static FillSettings settings(NodeConfiguration.Fills fills) {
        return new FillSettings(
                fills.requestsPerObject(),
                fills.requestBytes(),
                fills.readAhead(),
                fills.joinBytes(),
                fills.stallAfter(),
                fills.sourcesPerObject());
    }

    @Singleton
    Lookup lookup(ObjectCatalog catalog, OperationWiring.Ours ours) {
        return new Lookup(catalog, ours::selection);
    }

    @Singleton
    Streaming streaming(
            NodeConfiguration configuration,
            Fetching fetching,
            MediaTypes mediaTypes,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new Streaming(
                fetching,
                mediaTypes,
                threads,
                new Streaming.Limits(
                        configuration.limits().maxCachedItemSize().orElse(Long.MAX_VALUE),
                        configuration.cache().holdBack()));
    }

    @Singleton
    ServeAssetService serveAnyAsset(
            HeldObjects held, Downloads downloads, Lookup lookup, Streaming streaming, Sources sources) {
        return new ServeAssetService(held, downloads, lookup, streaming, sources);
    }

    @Singleton
    @Primary
    ServeAsset serveAsset(
            ServeAssetService assets,
            Lookup lookup,
            ServeUnproven.Proofs proofs,
            TakeOverService takeOver,
            Restrictions restrictions) {
        ServeAsset provenFirst = new ServeUnproven(assets, takeOver, proofs, lookup);
        return new RestrictedServeAsset(provenFirst, restrictions);
    }

    @Singleton
    InspectAssetService inspectAnyAsset(HeldObjects held, Downloads downloads, Lookup lookup, Streaming streaming) {
        return new InspectAssetService(held, downloads, lookup, streaming);
    }

    @Singleton
    @Primary
    InspectAsset inspectAsset(InspectAssetService assets, TakeOverService takeOver, Restrictions restrictions) {
        return new RestrictedInspectAsset(new InspectUnproven(assets, takeOver), restrictions);
    }
}
