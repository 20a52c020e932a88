package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.adapters.filesystem.job.FileJobStore;
import org.distributornode.adapters.filesystem.job.FileWorkNotes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.job.RememberWorkService;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.proving.VerifyWork;
import org.distributornode.application.service.purge.PurgeWork;
import org.distributornode.application.usecase.job.RememberWork;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// Work in the background that operators ask for.
@Factory
final class JobWiring {

    private static final int WORKS_KEPT = 200;
    private static final Duration JOBS_SAVED_EVERY = Duration.ofSeconds(5);

    /// What all proving shares that nobody waits for.
    @Singleton
    Prover prover(NodeConfiguration configuration, Viewers viewers) {
        return viewers.prover(configuration.proving().readPerSecond());
    }

    @Singleton
    JobStore jobStore(NodeConfiguration configuration) {
        return new FileJobStore(configuration.directories().cacheState());
    }

    @Singleton
    WorkNotes workNotes(NodeConfiguration configuration) {
        return new FileWorkNotes(configuration.directories().cacheState());
    }

    @Singleton
    RememberWork rememberWork(WorkNotes notes) {
        return new RememberWorkService(notes, WORKS_KEPT);
    }

    @Singleton
    JobTargets jobTargets(HeldObjects held, AssignmentCatalog catalog, OperationWiring.Ours ours) {
        return new JobTargets(held, catalog, ours::selection);
    }

    @Singleton
    JobWork verify(HeldObjects held, CacheStore store, JobTargets targets, Prover prover) {
        return new VerifyWork(held, store, targets, prover);
    }

    @Singleton
    JobWork purge(Claims claims, JobTargets targets, Downloads downloads) {
        PurgeWork.Incoming incoming =
                new PurgeWork.Incoming(downloads::begun, id -> downloads.end(id, BytesLost.Cause.PURGED));
        return new PurgeWork(claims, targets, incoming);
    }

    @Singleton
    @Bean(typed = {RunJobs.class, RunJobsService.class})
    RunJobsService runJobs(
            JobStore store,
            List<JobWork> works,
            @Named(NodeWiring.WORK_THREADS) Executor threads,
            InstantSource clock,
            NodeConfiguration configuration) {
        NodeConfiguration.Jobs keys = configuration.jobs();
        RunJobsService.Limits limits =
                new RunJobsService.Limits(keys.waiting(), keys.waitingSize(), keys.kept(), JOBS_SAVED_EVERY);
        return new RunJobsService(store, works, threads, clock, limits);
    }
}
