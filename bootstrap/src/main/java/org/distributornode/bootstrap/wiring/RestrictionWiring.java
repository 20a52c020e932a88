package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.distributornode.adapters.filesystem.deny.FileDenyStore;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.assignment.FollowAssignmentService;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.restriction.Restrictions;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// What is not handed out.
@Factory
final class RestrictionWiring {

    @Singleton
    DenyStore denyStore(NodeConfiguration configuration) {
        return new FileDenyStore(configuration.directories().cacheState());
    }

    @Singleton
    DenyListService denyList(
            DenyStore store, HeldObjects held, Downloads downloads, Events events, InstantSource clock) {
        return new DenyListService(store, new DenyListService.Content(held, downloads), events, clock);
    }

    @Singleton
    Restrictions restrictions(DenyListService denyList, FollowAssignmentService assignment) {
        return new Restrictions(denyList, assignment::verdict);
    }
}
