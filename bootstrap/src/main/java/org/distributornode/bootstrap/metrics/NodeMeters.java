package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.node.CatalogWatch;

/// How the node is at this moment: what it holds, what it fetches, what its listeners do.
///
/// Not a binder of the framework's: those are bound while the registry is made, which some of these need.
public final class NodeMeters {

    private final HeldObjects held;
    private final Downloads downloads;
    private final CatalogWatch catalog;
    private final Map<String, BooleanSupplier> listeners;

    /// @param listeners whether each takes connections, by name
    public NodeMeters(
            HeldObjects held, Downloads downloads, CatalogWatch catalog, Map<String, BooleanSupplier> listeners) {
        this.held = held;
        this.downloads = downloads;
        this.catalog = catalog;
        this.listeners = Map.copyOf(listeners);
    }

    public void bindTo(MeterRegistry registry) {
        gauge(registry, "distributor.objects", "Objects that are held", HeldObjects::count);
        bytes(
                registry,
                "distributor.storage.used",
                "Bytes of held objects",
                cache -> cache.capacity().used());
        bytes(
                registry,
                "distributor.storage.reserved",
                "Bytes promised to fills",
                cache -> cache.capacity().reserved());
        bytes(
                registry,
                "distributor.storage.pinned",
                "Bytes of pinned objects",
                cache -> cache.capacity().pinned());
        bytes(
                registry,
                "distributor.storage.limit",
                "Most bytes that may be held",
                cache -> cache.capacity().limit());
        bytes(registry, "distributor.index.memory", "Heap that the index takes, about", HeldObjects::footprint);
        Gauge.builder("distributor.fills.running", downloads, Downloads::count)
                .description("Objects on their way in, waiting ones included")
                .register(registry);
        refusals(registry, "clients", refusals -> (double) refusals.clients());
        refusals(registry, "fills", refusals -> (double) refusals.fills());
        Gauge.builder("distributor.catalog.age", catalog, watch -> watch.age().toMillis() / 1000.0)
                .description("Time since the catalogue last answered")
                .baseUnit("seconds")
                .register(registry);
        listeners.forEach((name, open) -> Gauge.builder("distributor.listener.open", open, NodeMeters::asNumber)
                .description("1 while the listener takes connections")
                .tag("listener", name)
                .strongReference(true)
                .register(registry));
    }

    private void refusals(MeterRegistry registry, String bound, ToDoubleFunction<Downloads.Refusals> count) {
        FunctionCounter.builder(MeteredOrigin.REFUSALS, downloads, all -> count.applyAsDouble(all.refusals()))
                .description(MeteredOrigin.REFUSED)
                .tag(MeteredOrigin.BOUND, bound)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<HeldObjects> value) {
        Gauge.builder(name, held, value).description(description).register(registry);
    }

    private void bytes(MeterRegistry registry, String name, String description, ToDoubleFunction<HeldObjects> value) {
        Gauge.builder(name, held, value)
                .description(description)
                .baseUnit("bytes")
                .register(registry);
    }

    private static double asNumber(BooleanSupplier open) {
        return open.getAsBoolean() ? 1 : 0;
    }
}
