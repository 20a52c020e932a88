package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.service.integration.DeliverEventsService;
import org.distributornode.application.service.integration.DeliverEventsService.Counted;
import org.distributornode.domain.integration.DeliveryState;

/// How far integrators have been told of what happened.
public record IntegrationMeters(Outbox outbox, DeliverEventsService deliveries, InstantSource clock) {

    private static final double MILLIS = 1000.0;

    public void bindTo(MeterRegistry registry) {
        Gauge.builder("distributor.webhooks.pending", outbox, box -> (double) box.count(DeliveryState.WAITING))
                .description("Deliveries that wait for their turn or their next attempt")
                .register(registry);
        Gauge.builder("distributor.webhooks.dead", outbox, box -> (double) box.count(DeliveryState.DEAD))
                .description("Dead letters that are kept")
                .register(registry);
        Gauge.builder("distributor.webhooks.lag", this, IntegrationMeters::lag)
                .description("Age of the oldest event that a distributor is still to be told of")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        count(registry, "delivered", "Events that a receiver has taken", counted -> (double) counted.delivered());
        count(registry, "failed", "Calls that came to nothing", counted -> (double) counted.failed());
        count(registry, "given.up", "Deliveries that became dead letters", counted -> (double) counted.givenUp());
    }

    private double lag() {
        Instant now = clock.instant();
        return outbox.oldestWaiting()
                .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis()) / MILLIS)
                .orElse(0.0);
    }

    private void count(MeterRegistry registry, String name, String description, ToDoubleFunction<Counted> value) {
        FunctionCounter.builder("distributor.webhooks." + name, deliveries, all -> value.applyAsDouble(all.counted()))
                .description(description)
                .register(registry);
    }
}
