package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.distributornode.adapters.filesystem.takeover.FileReferenceState;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.takeover.ClaimProver;
import org.distributornode.application.service.takeover.ClaimTeller;
import org.distributornode.application.service.takeover.HandBackService;
import org.distributornode.application.service.takeover.ProofsOnDemand;
import org.distributornode.application.service.takeover.ServeUnproven;
import org.distributornode.application.service.takeover.TakeOverService;
import org.distributornode.application.usecase.takeover.HandBack;
import org.distributornode.application.usecase.takeover.TakeOver;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.takeover.TakingOver;

/// How files of the reference node come to be held, and how it gets them back.
@Factory
final class TakeOverWiring {

    private static final TakeOverService.Waits WAITS =
            new TakeOverService.Waits(Duration.ofSeconds(15), Duration.ofMinutes(10));

    @Singleton
    ReferenceState referenceState(NodeConfiguration configuration) {
        return new FileReferenceState(configuration.directories().cacheState());
    }

    @Singleton
    Claims claims(HeldObjects held, Events events, InstantSource clock) {
        return new Claims(held, events, clock);
    }

    @Singleton
    ClaimProver claimProver(Claims claims, MediaTypes mediaTypes) {
        return new ClaimProver(claims, mediaTypes);
    }

    @Singleton
    ServeUnproven.Proofs proofs(
            Claims claims,
            ClaimProver prover,
            @Named(NodeWiring.WORK_THREADS) Executor threads,
            NodeConfiguration configuration) {
        NodeConfiguration.Proving keys = configuration.proving();
        return new ServeUnproven.Proofs(
                new ClaimTeller(claims, prover), new ProofsOnDemand(prover, threads, keys.atOnce(), keys.patience()));
    }

    @Singleton
    TakeOverService.Work takeOverWork(
            ObjectCatalog catalog, ServeUnproven.Proofs proofs, ClaimProver claimProver, Prover prover) {
        return new TakeOverService.Work(catalog, proofs.teller(), claimProver, prover);
    }

    @Singleton
    @Bean(typed = {TakeOver.class, TakeOverService.class})
    TakeOverService takeOver(
            Claims claims, ReferenceState reference, TakeOverService.Work work, DenyListService denyList) {
        return new TakeOverService(claims, reference, work, denyList::denies, WAITS);
    }

    @Singleton
    TakingOver takingOver(TakeOver takeOver, HandBack handBack, ReferenceState reference) {
        return new TakingOver(takeOver, handBack, reference);
    }

    @Singleton
    HandBack handBack(Claims claims, ReferenceState reference) {
        return new HandBackService(claims, reference);
    }
}
