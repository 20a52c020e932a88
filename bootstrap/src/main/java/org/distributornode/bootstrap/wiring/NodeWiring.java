package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.assignment.FollowAssignmentService;
import org.distributornode.application.service.cache.DiskRoom;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.healing.ScrubRegularlyService;
import org.distributornode.application.service.node.CatalogWatch;
import org.distributornode.application.service.node.ReportStatusService;
import org.distributornode.application.service.source.ProbeSourcesService;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.usecase.node.ReportStatus;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.application.usecase.source.ProbeSources;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.NodeVersion;
import org.distributornode.bootstrap.config.PublicAddress;
import org.distributornode.domain.integration.NodeUuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node itself: its threads, its status, what it knows of the network's health.
@Factory
final class NodeWiring {

    /// Names the executor for fills, fetches and probes: a virtual thread for each task.
    static final String WORK_THREADS = "work";

    private static final Logger LOG = LoggerFactory.getLogger(NodeWiring.class);

    @Singleton
    @Named(WORK_THREADS)
    @Bean(
            preDestroy = "shutdownNow",
            typed = {Executor.class, ExecutorService.class})
    ExecutorService workThreads() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("work-", 0)
                .uncaughtExceptionHandler((_, failure) -> LOG.error("unexpected failure", failure))
                .factory());
    }

    @Singleton
    CatalogWatch catalogWatch(CatalogHealth health, InstantSource clock) {
        return new CatalogWatch(health, clock);
    }

    /// Made at the start, not when first asked: it counts the time since then.
    @Context
    ReportStatus reportStatus(
            ReportStatusService.Identity identity,
            ReportStatusService.Here here,
            ReportStatusService.Network network,
            InstantSource clock) {
        return new ReportStatusService(identity, here, network, clock);
    }

    @Singleton
    ReportStatusService.Here reportedCache(
            HeldObjects held, DiskRoom disk, Downloads downloads, ScrubRegularlyService scrubs) {
        return new ReportStatusService.Here(held, disk, downloads, scrubs::lastPass);
    }

    @Singleton
    ReportStatusService.Network reportedNetwork(CatalogWatch catalog, FollowAssignmentService assignment) {
        return new ReportStatusService.Network(catalog, assignment::status);
    }

    @Singleton
    ReportStatusService.Identity identity(
            NodeConfiguration configuration, ChangeSettings settings, Optional<NodeUuid> uuid) {
        return new ReportStatusService.Identity(
                configuration.id(), NodeVersion.current(), settings::current, catalogAddress(configuration), uuid);
    }

    @Singleton
    ProbeSources probeSources(
            SourceCatalog catalog, SourceProbe probe, Sources sources, @Named(WORK_THREADS) Executor threads) {
        return new ProbeSourcesService(catalog, probe, sources, threads);
    }

    private static String catalogAddress(NodeConfiguration configuration) {
        return configuration
                .endpoints()
                .storageSquid()
                .map(uri -> PublicAddress.of(uri.toString()))
                .orElse("");
    }
}
