package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.aggregator.HealthAggregator;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import java.security.Principal;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.reactivestreams.Publisher;

/// The platform's health routes, but `/health` is about the process, as `/health/liveness` is: whoever restarts what is
/// not well must leave a node alone that an operator has stopped or whose disk is full. The platform would sum all.
@Endpoint(value = HealthEndpoint.NAME, defaultSensitive = HealthEndpoint.DEFAULT_SENSITIVE)
@Replaces(HealthEndpoint.class)
@Requires(property = FrameworkSettings.OPERATOR_PORT)
final class ProcessHealth extends HealthEndpoint {

    ProcessHealth(
            HealthAggregator<HealthResult> aggregator,
            HealthIndicator[] all,
            @Nullable @Liveness HealthIndicator[] ofTheProcess) {
        super(aggregator, all, ofTheProcess);
    }

    @Override
    @Read
    @SingleResult
    public Publisher<HealthResult> getHealth(@Nullable Principal principal) {
        return super.getHealth(principal, HealthCheckType.LIVENESS);
    }

    @Override
    @Read
    @SingleResult
    public Publisher<HealthResult> getHealth(@Nullable Principal principal, @Selector HealthCheckType selector) {
        return super.getHealth(principal, selector);
    }
}
