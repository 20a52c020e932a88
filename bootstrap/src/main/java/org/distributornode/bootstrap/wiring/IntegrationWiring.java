package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.distributornode.adapters.filesystem.integration.IntegrationDatabase;
import org.distributornode.adapters.filesystem.integration.NodeUuidFile;
import org.distributornode.adapters.filesystem.integration.SqliteDistributorStore;
import org.distributornode.adapters.filesystem.integration.SqliteOutbox;
import org.distributornode.adapters.http.in.security.Guard;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.application.service.integration.DeliverEventsService;
import org.distributornode.application.service.integration.DistributorsService;
import org.distributornode.application.service.integration.Feed;
import org.distributornode.application.service.integration.InspectDeliveriesService;
import org.distributornode.application.service.integration.Self;
import org.distributornode.application.usecase.integration.InspectDeliveries;
import org.distributornode.application.usecase.integration.ManageDistributors;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.metrics.IntegrationMeters;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.SigningSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The integration API, its listener, and how integrators are told of events, on nodes that have it.
@Factory
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
final class IntegrationWiring {

    private static final Logger LOG = LoggerFactory.getLogger(IntegrationWiring.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Its answers are short, but a webhook that is tried may take its time.
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PRUNED_EVERY = Duration.ofMinutes(1);

    @Singleton
    IntegrationApi integrationApi(NodeConfiguration configuration) {
        return configuration.integrationApi().orElseThrow();
    }

    @Singleton
    @Named(ListenerSettings.INTEGRATION)
    Listener integrationListener(
            ListenerParts parts, IntegrationApi keys, @Property(name = FrameworkSettings.INTEGRATION_PORT) int port) {
        return parts.listener(new ListenerSettings(
                ListenerSettings.INTEGRATION,
                Optional.of(keys.host()),
                port,
                PATIENCE,
                PATIENCE,
                DRAIN,
                ListenerSettings.Limits.ORDINARY.withBody(keys.maxBody()),
                parts.integrationTls()));
    }

    /// Made at the start: a weak secret is told then.
    @Context
    Guard integrationGuard(
            IntegrationApi keys, InstantSource clock, @Property(name = FrameworkSettings.INTEGRATION_PORT) int port) {
        Hs256 key = Hs256.of(keys.hmacSecret());
        if (key.isWeak()) {
            LOG.warn("the secret of the integration api has fewer than 32 bytes: it can be guessed by whoever sees a"
                    + " token");
        }
        ListenerTokens tokens = new ListenerTokens(ListenerSettings.INTEGRATION, key, clock, keys.sessionTtlMax());
        return Guard.ofIntegration(port, tokens, keys.maxBody());
    }

    @Singleton
    NodeUuid nodeUuid(NodeConfiguration configuration, IntegrationApi keys) {
        return keys.nodeId()
                .orElseGet(() -> NodeUuidFile.load(configuration.directories().cacheState()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    IntegrationDatabase integrationDatabase(NodeConfiguration configuration, IntegrationApi keys) {
        return IntegrationDatabase.open(configuration.directories().cacheState(), keys.keyFile());
    }

    /// All of them are read once, so that a key which does not open their secrets is told at the start.
    @Singleton
    DistributorStore distributorStore(IntegrationDatabase database, IntegrationApi keys) {
        DistributorStore store = new SqliteDistributorStore(database);
        int most = keys.queues().distributors();
        LOG.info("distributors count={}", store.list(Optional.empty(), most).size());
        return store;
    }

    @Singleton
    Outbox outbox(IntegrationDatabase database) {
        return new SqliteOutbox(database);
    }

    @Singleton
    @Bean(preDestroy = "close")
    WebhookLines webhookLines(IntegrationApi keys) {
        return WebhookLines.of(keys);
    }

    @Singleton
    WebhookCaller webhookCaller(WebhookLines lines, IntegrationApi keys, InstantSource clock) {
        return lines.caller(keys.receivers(), clock);
    }

    @Singleton
    Self self(NodeUuid uuid, InstantSource clock) {
        return new Self(uuid, UUID::randomUUID, clock);
    }

    @Singleton
    Feed feed(Journal journal, DistributorStore distributors, Outbox outbox, Self self, IntegrationApi keys) {
        return new Feed(journal, distributors, outbox, self, keys.queues().distributors());
    }

    @Singleton
    ManageDistributors manageDistributors(DistributorStore store, Feed feed, Self self, IntegrationApi keys) {
        return new DistributorsService(
                store, feed, IntegrationWiring::secret, self, keys.queues().distributors());
    }

    @Singleton
    InspectDeliveries inspectDeliveries(DeliverEventsService.Ports ports, Self self, IntegrationApi keys) {
        return new InspectDeliveriesService(
                ports.distributors(),
                ports.outbox(),
                ports.caller(),
                self,
                keys.receivers().tests());
    }

    @Singleton
    DeliverEventsService.Ports deliveryPorts(
            Feed feed, DistributorStore distributors, Outbox outbox, WebhookCaller caller) {
        return new DeliverEventsService.Ports(feed, distributors, outbox, caller);
    }

    @Singleton
    DeliverEventsService deliverEvents(
            DeliverEventsService.Ports ports,
            Self self,
            IntegrationApi keys,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new DeliverEventsService(ports, self, rules(keys.queues()), threads);
    }

    @Singleton
    IntegrationMeters integrationMeters(Outbox outbox, DeliverEventsService deliveries, InstantSource clock) {
        return new IntegrationMeters(outbox, deliveries, clock);
    }

    private static DeliverEventsService.Rules rules(IntegrationApi.Queues queues) {
        return new DeliverEventsService.Rules(
                queues.retry(),
                () -> ThreadLocalRandom.current().nextDouble(),
                queues.waiting(),
                queues.kept(),
                queues.keptFor(),
                PRUNED_EVERY);
    }

    private static SigningSecret secret() {
        byte[] bytes = new byte[SigningSecret.BYTES];
        RANDOM.nextBytes(bytes);
        return new SigningSecret(bytes);
    }
}
