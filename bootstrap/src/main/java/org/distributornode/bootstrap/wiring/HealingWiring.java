package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.healing.Healer;
import org.distributornode.application.service.healing.ScrubRegularlyService;
import org.distributornode.application.service.healing.ScrubWork;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.prefetch.ViewersFirst;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.usecase.healing.ScrubRegularly;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// How damage to what is held is found and healed.
@Factory
final class HealingWiring {

    /// Of what somebody reads.
    @Singleton
    Healer healer(ObjectCatalog catalog, Fetching fetching, Events events, InstantSource clock) {
        return new Healer(catalog, fetching, events, clock, Courtesy.NONE);
    }

    @Singleton
    ScrubWork.Tools scrubTools(NodeConfiguration configuration, Healing healing, Partials partials, Viewers viewers) {
        Prover prover = viewers.prover(configuration.upkeep().scrub().readPerSecond());
        return new ScrubWork.Tools(prover, healing.behindViewers(), partials, healing.clock());
    }

    /// What healers are made of.
    @Singleton
    record Healing(
            ObjectCatalog catalog, Fetching fetching, Events events, InstantSource clock, ViewersFirst viewersFirst) {

        Healer behindViewers() {
            return new Healer(catalog, fetching, events, clock, viewersFirst);
        }
    }

    @Singleton
    JobWork scrub(HeldObjects held, CacheStore store, JobTargets targets, ScrubWork.Tools tools, Events events) {
        return new ScrubWork(held, store, targets, tools, events);
    }

    @Singleton
    @Bean(typed = {ScrubRegularly.class, ScrubRegularlyService.class})
    ScrubRegularlyService scrubRegularly(NodeConfiguration configuration, RunJobs jobs, InstantSource clock) {
        return new ScrubRegularlyService(
                jobs, clock, configuration.upkeep().scrub().every());
    }
}
