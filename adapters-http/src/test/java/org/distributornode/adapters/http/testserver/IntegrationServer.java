package org.distributornode.adapters.http.testserver;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.http.in.openapi.OpenApiDocuments;
import org.distributornode.adapters.http.in.security.Guard;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.service.integration.DistributorsService;
import org.distributornode.application.service.integration.Feed;
import org.distributornode.application.service.integration.InspectDeliveriesService;
import org.distributornode.application.service.integration.Self;
import org.distributornode.application.testkit.InMemoryDistributorStore;
import org.distributornode.application.testkit.InMemoryIntegrations;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.InMemoryOutbox;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.application.testkit.ScriptedWebhooks;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.integration.InspectDeliveries;
import org.distributornode.application.usecase.integration.ManageDistributors;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.SigningSecret;

/// The integration listener as it runs in the node, on a free port, over stores in memory and scripted receivers.
public final class IntegrationServer implements AutoCloseable {

    public static final String NODE = "e40efce4-38a3-46c4-a202-e8db95d0409c";
    public static final int MOST_DISTRIBUTORS = 5;

    private static final String SECRET = "a secret of integrators";
    private static final String TARGET = "X-Target-Server: integration";
    private static final int MOST_BODY = 10_000;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T12:00:00.123456789Z"));
    private final InMemoryIntegrations medium = new InMemoryIntegrations();
    private final InMemoryOutbox outbox = new InMemoryOutbox(medium);
    private final ScriptedWebhooks webhooks = new ScriptedWebhooks();
    private final AtomicLong ids = new AtomicLong();
    private final ApplicationContext context;
    private final Listener listener;

    public IntegrationServer() {
        int port = PublicServer.freePort();
        int publicPort = 1; // nobody listens there
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(FrameworkSettings.publicOnly(publicPort))
                .properties(Map.of(FrameworkSettings.INTEGRATION_PORT, port))
                .build();
        InMemoryDistributorStore store = new InMemoryDistributorStore(medium);
        NodeUuid node = NodeUuid.parse(NODE).orElseThrow();
        Self self = new Self(node, this::id, clock);
        Feed feed = new Feed(
                InMemoryJournal.restored(new InMemoryJournal.Medium()), store, outbox, self, MOST_DISTRIBUTORS);
        context.registerSingleton(RequestObserver.class, RequestObserver.NONE);
        context.registerSingleton(RequestAdmission.class, RequestAdmission.OPEN);
        context.registerSingleton(node);
        context.registerSingleton(
                ManageDistributors.class, new DistributorsService(store, feed, this::secret, self, MOST_DISTRIBUTORS));
        context.registerSingleton(
                InspectDeliveries.class, new InspectDeliveriesService(store, outbox, webhooks, self, 1));
        ListenerTokens tokens =
                new ListenerTokens(ListenerSettings.INTEGRATION, Hs256.of(SECRET), clock, Duration.ofHours(1));
        context.registerSingleton(Guard.class, Guard.ofIntegration(port, tokens, MOST_BODY));
        context.start();
        listener = new Listener(
                context.getBean(NettyEmbeddedServerFactory.class),
                context.getBean(ApplicationConfiguration.class),
                new ListenerSettings(
                        ListenerSettings.INTEGRATION,
                        Optional.of("127.0.0.1"),
                        port,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        ListenerSettings.Limits.ORDINARY.withBody(MOST_BODY),
                        Optional.empty()));
        listener.open();
    }

    public SteppingClock clock() {
        return clock;
    }

    public InMemoryIntegrations medium() {
        return medium;
    }

    public InMemoryOutbox outbox() {
        return outbox;
    }

    public ScriptedWebhooks webhooks() {
        return webhooks;
    }

    public OpenApiDocuments documents() {
        return context.getBean(OpenApiDocuments.class);
    }

    /// Removes every distributor.
    public void empty() {
        medium.fail(false);
        InMemoryDistributorStore store = new InMemoryDistributorStore(medium);
        store.list(Optional.empty(), MOST_DISTRIBUTORS).forEach(each -> {
            if (!store.remove(each.id())) {
                throw new IllegalStateException(each.toString());
            }
        });
    }

    /// A header line with a token for `audience`.
    public String token(String audience, Role role, Duration life) {
        return "Authorization: Bearer " + new SessionTokens(Hs256.of(SECRET), clock).mint(audience, role, life);
    }

    /// With a good token and the header that this API wants.
    ///
    /// @param body JSON; empty for none
    public Answer ask(String method, String target, String body) {
        return askWith(
                method,
                target,
                body,
                token(ListenerSettings.INTEGRATION, Role.OPERATE, Duration.ofMinutes(1)),
                TARGET,
                "Content-Type: application/json");
    }

    /// With just these header lines.
    public Answer askWith(String method, String target, String body, String... lines) {
        try (RawClient client = RawClient.connect(listener.port())) {
            client.send(OperatorServer.request(method, target, body, lines));
            return client.read(method.equals("HEAD"));
        }
    }

    @Override
    public void close() {
        listener.stop();
        context.close();
    }

    private UUID id() {
        return new UUID(0x4000, ids.incrementAndGet() | Long.MIN_VALUE);
    }

    private SigningSecret secret() {
        return IntegrationSamples.secret((int) ids.incrementAndGet());
    }
}
