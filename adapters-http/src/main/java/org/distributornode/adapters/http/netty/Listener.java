package org.distributornode.adapters.http.netty;

import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.adapters.http.netty.exchange.ExchangePath;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.port.node.PublicDoor;
import org.jspecify.annotations.Nullable;

/// One port of this node: a server of its own, on the context and the event loops that all share. Each time it opens
/// that is a new server, so that answers of the one before may still be under way.
///
/// Safe for use by several threads, but not by event loops.
public final class Listener implements PublicDoor {

    private final NettyEmbeddedServerFactory servers;
    private final ApplicationConfiguration application;
    private final ListenerSettings settings;
    private final @Nullable HitPath hits;
    private final @Nullable ComingAssets coming;
    private final @Nullable ExchangePath exchanges;
    private final Set<Draining> draining = ConcurrentHashMap.newKeySet();
    private final LongAdder failedHandshakes = new LongAdder();
    private @Nullable Running running;

    /// One that leaves every request to the framework.
    public Listener(
            NettyEmbeddedServerFactory servers, ApplicationConfiguration application, ListenerSettings settings) {
        this(servers, application, settings, Optional.empty(), Optional.empty());
    }

    /// @param hits answers plain requests for held objects
    /// @param coming answers those for objects on their way in, beside `hits`
    public Listener(
            NettyEmbeddedServerFactory servers,
            ApplicationConfiguration application,
            ListenerSettings settings,
            Optional<HitPath> hits,
            Optional<ComingAssets> coming) {
        this.servers = servers;
        this.application = application;
        this.settings = settings;
        this.hits = hits.orElse(null);
        this.coming = coming.orElse(null);
        this.exchanges = null;
    }

    /// One that leaves no request to the framework.
    public Listener(
            NettyEmbeddedServerFactory servers,
            ApplicationConfiguration application,
            ListenerSettings settings,
            ExchangePath exchanges) {
        this.servers = servers;
        this.application = application;
        this.settings = settings;
        this.hits = null;
        this.coming = null;
        this.exchanges = exchanges;
    }

    @Override
    public synchronized void open() {
        if (running != null) {
            return;
        }
        ListenerPipeline pipeline =
                new ListenerPipeline(settings, new ListenerPipeline.Front(hits, coming, exchanges), failedHandshakes);
        NettyEmbeddedServer server = server();
        server.register(pipeline);
        try {
            server.start();
        } catch (ServerStartupException failure) {
            throw new DoorFailure(BindProblem.sentence(settings, failure), failure);
        }
        running = new Running(server, pipeline);
    }

    /// Answers under way may take as long as they like, but for clients that do not read them; their connections are
    /// told that it is the last one (RFC 9112, section 9.6).
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whoever waits for the end asks [#stop()]
    public synchronized void close() {
        if (running == null) {
            return;
        }
        Running closing = running;
        running = null;
        closing.pipeline.refuse();
        Draining ending = new Draining(
                closing.pipeline, closing.server.shutdownGracefully().toCompletableFuture());
        draining.add(ending);
        closing.pipeline.settle();
        ending.drained.whenComplete((_, _) -> {
            closing.server.stopServerOnly();
            draining.remove(ending);
        });
    }

    /// Closes, waits until all answers have ended, also those from before earlier closings, and cuts those that have
    /// not within the drain timeout.
    public void stop() {
        close();
        List<Draining> ending = List.copyOf(draining);
        CompletableFuture.allOf(ending.stream().map(Draining::drained).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> "drained or given up")
                .join();
        ending.forEach(left -> left.pipeline.cutAll());
    }

    @Override
    public synchronized boolean isOpen() {
        return running != null;
    }

    public String name() {
        return settings.name();
    }

    /// The address it is bound to; empty for all addresses.
    public Optional<String> host() {
        return settings.host();
    }

    public int port() {
        return settings.port();
    }

    /// Empty where it speaks plain HTTP.
    public Optional<ListenerTls> tls() {
        return settings.tls();
    }

    /// How many TLS handshakes came to nothing since the start.
    public long failedHandshakes() {
        return failedHandshakes.sum();
    }

    private NettyEmbeddedServer server() {
        ServerConfiguration configuration = new ServerConfiguration(application, settings);
        if (settings.tls().isEmpty()) {
            return servers.build(configuration.plain());
        }
        ListenerTls tls = settings.tls().get();
        NettyEmbeddedServer server = servers.build(configuration.encrypted(tls), configuration.encryption(tls));
        ListenerKeys.offer(server.getApplicationContext(), settings.name(), tls);
        return server;
    }

    /// How many timers the connections of this listener have together while it is open.
    int timers() {
        return running == null ? 0 : running.pipeline.timers();
    }

    private record Running(NettyEmbeddedServer server, ListenerPipeline pipeline) {}

    /// @param drained when the last connection has ended
    private record Draining(ListenerPipeline pipeline, CompletableFuture<?> drained) {}
}
