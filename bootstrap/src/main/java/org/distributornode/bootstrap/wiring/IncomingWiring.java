package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.store.PromoteFolders;
import org.distributornode.adapters.storage.link.HttpLinks;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.prefetch.Pause;
import org.distributornode.application.service.store.DownloadLog;
import org.distributornode.application.service.store.DownloadWork;
import org.distributornode.application.service.store.PromoteWork;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.service.store.TrackDownloadsService;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.TrackDownloads;
import org.distributornode.bootstrap.config.AistoreApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.ObjectStoreSettings;

/// What the store takes from files and links.
@Factory
@Requires(property = StoreWiring.PRESENT)
final class IncomingWiring {

    /// Nothing is taken of what is the node's own: what the configuration names, and mountpaths, whenever they came.
    @Singleton
    PromotableFiles promotableFiles(NodeConfiguration configuration, StoreMountpaths mountpaths) {
        List<Path> roots =
                configuration.aistoreApi().map(AistoreApi::promoteRoots).orElse(List.of());
        return new PromoteFolders(
                roots,
                () -> Stream.concat(
                                configuration.named().stream(),
                                mountpaths.list().stream().map(entry -> Path.of(entry.path())))
                        .toList());
    }

    @Singleton
    JobWork storePromote(Shelves shelves, PromotableFiles files) {
        return new PromoteWork(shelves, files);
    }

    /// On connections of its own, so that nobody who reads waits for a job.
    @Singleton
    @Bean(typed = WebLinks.class, preDestroy = "close")
    HttpLinks webLinks(NodeConfiguration configuration, ObjectStoreSettings settings) {
        return new HttpLinks(
                NetworkWiring.http(configuration, settings.downloads().atOnce(), true),
                NetworkWiring.forStorageNodes(configuration));
    }

    @Singleton
    DownloadLog downloadLog(InstantSource clock) {
        return new DownloadLog(clock);
    }

    @Singleton
    JobWork storeDownload(
            Shelves shelves,
            WebLinks web,
            DownloadLog log,
            ObjectStoreSettings settings,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        ObjectStoreSettings.Downloads downloads = settings.downloads();
        DownloadWork.Limits limits = new DownloadWork.Limits(threads, downloads.atOnce(), downloads.perLink());
        return new DownloadWork(shelves, web, log, limits, Pause.real());
    }

    @Singleton
    TrackDownloads trackDownloads(RunJobs jobs, DownloadLog log) {
        return new TrackDownloadsService(jobs, log);
    }
}
