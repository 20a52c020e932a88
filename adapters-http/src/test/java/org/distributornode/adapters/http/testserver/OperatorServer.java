package org.distributornode.adapters.http.testserver;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.in.security.Guard;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.tls.ShownCertificates;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.bucket.ListBuckets;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.application.usecase.node.ReportStatus;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;
import org.distributornode.application.usecase.pin.EditPins;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.domain.bucket.BucketSelection;

/// The operator listener as it runs in the node, beside the public one, on free ports and over fakes.
public final class OperatorServer implements AutoCloseable {

    public static final String SECRET = "short secret";
    public static final int MOST_BODY = 10_000;

    private final FakeNode node = new FakeNode();
    private final FakeAssets assets = new FakeAssets();
    private final FakeSettings settings = new FakeSettings();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final int publicPort = PublicServer.freePort();
    private final ApplicationContext context;
    private final Listener publicApi;
    private final Listener operator;

    /// @param openMetrics whether metrics are shown to everybody
    public OperatorServer(boolean openMetrics) {
        int port = otherPort();
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(FrameworkSettings.withOperator(publicPort, port))
                .build();
        context.registerSingleton(InspectAsset.class, (InspectAsset) assets::inspect);
        context.registerSingleton(ServeAsset.class, (ServeAsset) assets::serve);
        context.registerSingleton(ShownCertificates.class, (ShownCertificates) List::of);
        context.registerSingleton(ReportStatus.class, (ReportStatus) PublicServer::status);
        context.registerSingleton(ListBuckets.class, (ListBuckets) BucketSelection.Nothing::new);
        context.registerSingleton(RequestObserver.class, RequestObserver.NONE);
        context.registerSingleton(RequestAdmission.class, RequestAdmission.OPEN);
        context.registerSingleton(PublicApiSettings.ordinary());
        context.registerSingleton(StopPublicApi.class, (StopPublicApi) node::stop);
        context.registerSingleton(StartPublicApi.class, (StartPublicApi) node::start);
        context.registerSingleton(ShutDownNode.class, (ShutDownNode) node::shutDown);
        context.registerSingleton(CheckReadiness.class, node);
        context.registerSingleton(ChangeSettings.class, settings);
        context.registerSingleton(EditDenyList.class, new FakeDenyList());
        context.registerSingleton(RunJobs.class, new FakeJobs());
        context.registerSingleton(EditPins.class, new FakePins());
        context.registerSingleton(Guard.class, guard(port, openMetrics));
        context.start();
        publicApi = listener(ListenerSettings.PUBLIC, publicPort);
        operator = listener(ListenerSettings.OPERATOR, port);
        publicApi.open();
        operator.open();
    }

    public Tokens tokens() {
        return new Tokens(this);
    }

    public FakeNode node() {
        return node;
    }

    public FakeAssets assets() {
        return assets;
    }

    public FakeSettings settings() {
        return settings;
    }

    public SteppingClock clock() {
        return clock;
    }

    public ApplicationContext context() {
        return context;
    }

    public Listener publicApi() {
        return publicApi;
    }

    public Listener operator() {
        return operator;
    }

    public RawClient connect() {
        return RawClient.connect(operator.port());
    }

    /// Asks the operator listener on a connection of its own.
    ///
    /// @param body sent with its length unless empty
    public Answer ask(String method, String target, String body, String... lines) {
        try (RawClient client = connect()) {
            client.send(request(method, target, body, lines));
            return client.read(method.equals("HEAD"));
        }
    }

    public static String request(String method, String target, String body, String... lines) {
        String[] all = new String[lines.length + 1];
        System.arraycopy(lines, 0, all, 0, lines.length);
        all[lines.length] = "Content-Length: " + body.length();
        return RawClient.request(method, target, body.isEmpty() ? lines : all) + body;
    }

    @Override
    public void close() {
        publicApi.stop();
        operator.stop();
        context.close();
    }

    private int otherPort() {
        int port = PublicServer.freePort();
        return port == publicPort ? otherPort() : port;
    }

    private Guard guard(int port, boolean openMetrics) {
        ListenerTokens tokens =
                new ListenerTokens(ListenerSettings.OPERATOR, Hs256.of(SECRET), clock, Duration.ofHours(1));
        return Guard.ofOperator(port, tokens, MOST_BODY, openMetrics);
    }

    private Listener listener(String name, int port) {
        return new Listener(
                context.getBean(NettyEmbeddedServerFactory.class),
                context.getBean(ApplicationConfiguration.class),
                new ListenerSettings(
                        name,
                        Optional.empty(),
                        port,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        ListenerSettings.Limits.ORDINARY.withBody(MOST_BODY),
                        Optional.empty()));
    }
}
