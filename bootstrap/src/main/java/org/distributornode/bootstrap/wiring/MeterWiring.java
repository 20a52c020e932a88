package org.distributornode.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.distributornode.adapters.http.metrics.RequestMeters;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.assignment.FollowAssignmentService;
import org.distributornode.application.service.cache.DiskRoom;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.node.CatalogWatch;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.bootstrap.events.JournalReader;
import org.distributornode.bootstrap.metrics.AlarmMeters;
import org.distributornode.bootstrap.metrics.CountEvents;
import org.distributornode.bootstrap.metrics.EventMeters;
import org.distributornode.bootstrap.metrics.IntegrationMeters;
import org.distributornode.bootstrap.metrics.NodeMeters;
import org.distributornode.bootstrap.metrics.SourceMeters;
import org.distributornode.bootstrap.metrics.TlsMeters;

/// What a node with an operator listener counts.
@Factory
@Requires(property = FrameworkSettings.OPERATOR_PORT)
final class MeterWiring {

    @Singleton
    RequestMeters requestMeters(MeterRegistry registry) {
        return new RequestMeters(registry);
    }

    @Singleton
    NodeMeters nodeMeters(HeldObjects held, Downloads downloads, CatalogWatch catalog, Listeners listeners) {
        return new NodeMeters(
                held,
                downloads,
                catalog,
                listeners.all().stream()
                        .collect(Collectors.<Listener, String, BooleanSupplier>toMap(
                                Listener::name, listener -> listener::isOpen)));
    }

    @Singleton
    AlarmMeters alarmMeters(FollowAssignmentService assignment, DiskRoom disk) {
        return new AlarmMeters(assignment, disk);
    }

    @Singleton
    SourceMeters sourceMeters(Fetching fetching) {
        return new SourceMeters(fetching);
    }

    @Singleton
    TlsMeters tlsMeters(Listeners listeners) {
        return new TlsMeters(listeners);
    }

    @Singleton
    Shown shown(NodeMeters node, AlarmMeters alarms, SourceMeters sources, TlsMeters tls) {
        return new Shown(node, alarms, sources, tls);
    }

    @Singleton
    CountEvents countEvents(
            Journal journal, MeterRegistry registry, Shown shown, Optional<IntegrationMeters> integration) {
        integration.ifPresent(meters -> meters.bindTo(registry));
        shown.node().bindTo(registry);
        shown.alarms().bindTo(registry);
        shown.sources().bindTo(registry);
        shown.tls().bindTo(registry);
        return new CountEvents(new JournalReader(journal, new EventMeters(registry)));
    }

    /// What a node shows of itself, beside its events.
    record Shown(NodeMeters node, AlarmMeters alarms, SourceMeters sources, TlsMeters tls) {}
}
