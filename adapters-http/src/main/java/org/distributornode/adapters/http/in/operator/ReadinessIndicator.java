package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.reactivestreams.Publisher;

/// Tells those who distribute players over nodes whether to send any here. Says no reason: nobody shows a token
/// for it.
@Singleton
@Requires(property = FrameworkSettings.OPERATOR_PORT)
final class ReadinessIndicator implements HealthIndicator {

    private final CheckReadiness readiness;

    ReadinessIndicator(CheckReadiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean ready = readiness.check().isEmpty();
        return Publishers.just(HealthResult.builder("node", ready ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
