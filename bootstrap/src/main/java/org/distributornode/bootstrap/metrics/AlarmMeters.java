package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.distributornode.application.service.assignment.FollowAssignmentService;
import org.distributornode.application.service.cache.DiskRoom;

/// What a person should look at while it is not 0.
public record AlarmMeters(FollowAssignmentService assignment, DiskRoom disk) {

    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "distributor.assignment.doubted",
                        assignment,
                        runs -> asNumber(runs.status().doubted()))
                .description("1 while the network's newest answer confirms too little to be followed")
                .register(registry);
        Gauge.builder(
                        "distributor.assignment.refused",
                        assignment,
                        runs -> runs.status().refused())
                .description("Held objects that are gone or not ours and wait for their deletion")
                .register(registry);
        Gauge.builder("distributor.disk.full", disk, room -> asNumber(room.isFull()))
                .description("1 while limits.minFree leaves no room for any object")
                .register(registry);
    }

    private static double asNumber(boolean alarm) {
        return alarm ? 1 : 0;
    }
}
