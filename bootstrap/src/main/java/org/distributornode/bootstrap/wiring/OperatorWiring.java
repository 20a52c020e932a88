package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.distributornode.adapters.http.in.security.Guard;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator API and its listener, on nodes that have one.
@Factory
@Requires(property = FrameworkSettings.OPERATOR_PORT)
final class OperatorWiring {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorWiring.class);

    /// Its answers are short; the long ones are those of the public API.
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Singleton
    @Named(ListenerSettings.OPERATOR)
    Listener operatorListener(
            ListenerParts parts,
            NodeConfiguration configuration,
            @Property(name = FrameworkSettings.OPERATOR_PORT) int port) {
        OperatorApi keys = configuration.operatorApi().orElseThrow();
        if (keys.host().isEmpty()) {
            LOG.warn("operator api listens on every address of this machine: set operatorApi.host to choose one");
        }
        return parts.listener(new ListenerSettings(
                ListenerSettings.OPERATOR,
                keys.host(),
                port,
                PATIENCE,
                PATIENCE,
                DRAIN,
                ListenerSettings.Limits.ORDINARY.withBody(keys.maxBody()),
                parts.operatorTls()));
    }

    /// Made at the start: a weak secret is told then, and tokens from before are known by it.
    @Context
    Guard operatorGuard(
            NodeConfiguration configuration,
            InstantSource clock,
            @Property(name = FrameworkSettings.OPERATOR_PORT) int port) {
        OperatorApi keys = configuration.operatorApi().orElseThrow();
        Hs256 key = Hs256.of(keys.hmacSecret());
        if (key.isWeak()) {
            LOG.warn("operatorApi.hmacSecret has fewer than 32 bytes: it can be guessed by whoever sees a token");
        }
        ListenerTokens tokens = new ListenerTokens(ListenerSettings.OPERATOR, key, clock, keys.sessionTtlMax());
        return Guard.ofOperator(port, tokens, keys.maxBody(), keys.openMetrics());
    }
}
