package org.distributornode.adapters.http.in.operator;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micronaut.configuration.metrics.binder.jvm.JvmMeterRegistryBinderFactory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/// How often the heap was collected, and for how long: asked when somebody wants to know.
///
/// The framework's has the JVM tell it of each collection, which takes about half as long as a short collection, on
/// a core that answers wait for (ADR 14).
@Singleton
@Replaces(value = JvmGcMetrics.class, factory = JvmMeterRegistryBinderFactory.class)
final class CollectionMeters implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionTimer.builder(
                            "jvm.gc.pause",
                            collector,
                            GarbageCollectorMXBean::getCollectionCount,
                            GarbageCollectorMXBean::getCollectionTime,
                            TimeUnit.MILLISECONDS)
                    .description("Collections of the heap, and how long they took")
                    .tag("gc", collector.getName())
                    .register(registry);
        }
    }
}
