package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.distributornode.adapters.filesystem.assignment.FileAssignmentStore;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.service.assignment.FollowAssignmentService;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.settings.ChangeSettingsService;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.schedule.AssignmentSchedule;

/// How what is held follows what the network gives us.
@Factory
final class AssignmentWiring {

    @Singleton
    AssignmentStore assignmentStore(NodeConfiguration configuration) {
        return new FileAssignmentStore(configuration.directories().cacheState());
    }

    @Singleton
    FollowAssignmentService.Network assigningNetwork(
            AssignmentCatalog catalog, OperationWiring.Ours ours, AssignmentStore store) {
        return new FollowAssignmentService.Network(catalog, ours::selection, store);
    }

    @Singleton
    FollowAssignmentService followAssignment(
            NodeConfiguration configuration,
            FollowAssignmentService.Network network,
            HeldObjects held,
            Events events,
            InstantSource clock) {
        NodeConfiguration.Assignment keys = configuration.assignment();
        return new FollowAssignmentService(
                network,
                held,
                events,
                clock,
                new FollowAssignmentService.Rules(keys.confirmShare(), keys.deleteAfter()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    AssignmentSchedule assignmentSchedule(
            NodeConfiguration configuration,
            FollowAssignmentService assignment,
            NetworkWiring.Catalog catalog,
            ChangeSettingsService settings) {
        AssignmentSchedule schedule =
                new AssignmentSchedule(assignment, configuration.assignment().deleteAfter());
        catalog.onChange().accept(schedule);
        settings.whenChanged(schedule);
        return schedule;
    }
}
