package org.distributornode.adapters.http.testserver;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.netty.ComingAssets;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.hit.Crowds;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.tls.ShownCertificates;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.application.usecase.bucket.ListBuckets;
import org.distributornode.application.usecase.node.ReportStatus;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;

/// The public listener as it runs in the node, on a free port and over fakes.
public final class PublicServer implements AutoCloseable {

    private static final long HOT_BYTES = 1 << 20;
    private static final int HOT_FILES = 4;
    private static final int LEAST_PORT = 15_000;
    private static final int MOST_PORT = 32_000;

    /// Less than the largest object that comes in.
    public static final long CROWD_BYTES = 1 << 20;

    private final FakeAssets assets = new FakeAssets();
    private final AtomicReference<BucketSelection> buckets = new AtomicReference<>(new BucketSelection.Nothing());
    private final List<RequestObserver.Summary> summaries = new CopyOnWriteArrayList<>();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final AtomicReference<RequestAdmission> admission = new AtomicReference<>(RequestAdmission.OPEN);
    private final FakeHits hits = new FakeHits(assets);
    private final ScriptedResidency residency = new ScriptedResidency();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ApplicationContext context;
    private final Listener listener;

    private PublicServer(ListenerSettings settings, PublicApiSettings api, boolean fastPath) {
        HotObjects hot = new HotObjects(
                hits,
                new MediaTypePolicy(api.extraMediaTypes()),
                new HotObjects.Limits(HOT_BYTES, HOT_FILES),
                new HotObjects.Files(Runnable::run, residency::of));
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(FrameworkSettings.publicOnly(settings.port()))
                .properties(fastPath ? Map.of("micronaut.netty.event-loops.default.num-threads", 1) : Map.of())
                .build();
        context.registerSingleton(InspectAsset.class, assets.inspecting());
        context.registerSingleton(ServeAsset.class, (ServeAsset) assets::serve);
        context.registerSingleton(ShownCertificates.class, (ShownCertificates) List::of);
        context.registerSingleton(ReportStatus.class, (ReportStatus) PublicServer::status);
        context.registerSingleton(ListBuckets.class, (ListBuckets) buckets::get);
        context.registerSingleton(RequestObserver.class, observer());
        context.registerSingleton(RequestAdmission.class, (RequestAdmission)
                (client, id) -> admission.get().refuse(client, id));
        context.registerSingleton(api);
        if (fastPath) {
            context.registerSingleton(ServeHit.class, hits);
            context.registerSingleton(hot);
            context.registerSingleton(new Crowds(CROWD_BYTES));
        }
        context.start();
        listener = new Listener(
                context.getBean(NettyEmbeddedServerFactory.class),
                context.getBean(ApplicationConfiguration.class),
                settings,
                Optional.of(path(hot)).filter(_ -> fastPath),
                Optional.of(context.getBean(ComingAssets.class)).filter(_ -> fastPath));
    }

    /// What is asked for twice is at hand when the second answer begins.
    private HitPath path(HotObjects hot) {
        return new HitPath(
                new HitPath.Assets(hits, hot, assets::resume),
                new HitPath.Hooks(observer(), (client, id) -> admission.get().refuse(client, id)),
                threads,
                InstantSource.system());
    }

    public static PublicServer start() {
        return start(ListenerSettings.publicApi(freePort()));
    }

    /// One that does not listen yet.
    public static PublicServer closed(ListenerSettings settings) {
        return new PublicServer(settings, PublicApiSettings.ordinary(), false);
    }

    public static PublicServer start(ListenerSettings settings) {
        return start(settings, PublicApiSettings.ordinary());
    }

    public static PublicServer start(ListenerSettings settings, PublicApiSettings api) {
        return opened(new PublicServer(settings, api, false));
    }

    /// One that answers plain requests for what is held ahead of the framework, on one event loop.
    public static PublicServer fast() {
        return fast(ListenerSettings.publicApi(freePort()));
    }

    public static PublicServer fast(ListenerSettings settings) {
        return opened(new PublicServer(settings, PublicApiSettings.ordinary(), true));
    }

    private static PublicServer opened(PublicServer server) {
        try {
            server.listener.open();
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /// One that nobody listens on, and that the system gives to nobody who does not name it.
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST_PORT, MOST_PORT);
            try (ServerSocket _ = new ServerSocket(port)) {
                return port;
            } catch (BindException _) {
                // taken: the next one
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public FakeAssets assets() {
        return assets;
    }

    public FakeHits hits() {
        return hits;
    }

    public ScriptedResidency residency() {
        return residency;
    }

    public void distribute(BucketSelection selection) {
        buckets.set(selection);
    }

    public void admit(RequestAdmission by) {
        admission.set(by);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Listener listener() {
        return listener;
    }

    /// What the observer was told, in order of the endings.
    public List<RequestObserver.Summary> summaries() {
        return summaries;
    }

    /// The requests that the observer was told of, in order.
    public List<Arrival> arrivals() {
        return arrivals;
    }

    public RawClient connect() {
        return RawClient.connect(listener.port());
    }

    /// Asks on a connection of its own.
    public Answer ask(String method, String target, String... lines) {
        try (RawClient client = connect()) {
            return client.ask(method, target, lines);
        }
    }

    public Answer get(String target, String... lines) {
        return ask("GET", target, lines);
    }

    @Override
    public void close() {
        listener.stop();
        context.close();
        threads.close();
    }

    private RequestObserver observer() {
        return arrival -> {
            arrivals.add(arrival);
            return new RequestObserver.Observation() {
                @Override
                public void firstByte() {}

                @Override
                public void end(RequestObserver.Summary summary) {
                    summaries.add(summary);
                }
            };
        };
    }

    static ReportStatus.Status status() {
        return new ReportStatus.Status(
                "test-node",
                "0.1.0",
                Optional.of(new WorkerId(0)),
                7,
                21_474_836_480L,
                12_026_695,
                1_000,
                5,
                2,
                new ReportStatus.CatalogStatus("http://squid/graphql", 123_450, ""),
                new ReportStatus.AssignmentStatus(Optional.empty(), false, 0, 0, 0),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
