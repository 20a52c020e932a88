package org.distributornode.adapters.http.netty;

import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One port of this node: a server of its own, on the context and the event loops that all share.
///
/// Safe for use by several threads.
public final class Listener implements AutoCloseable {

    private final NettyEmbeddedServerFactory servers;
    private final ApplicationConfiguration application;
    private final ListenerSettings settings;
    private @Nullable Running running;

    public Listener(
            NettyEmbeddedServerFactory servers, ApplicationConfiguration application, ListenerSettings settings) {
        this.servers = servers;
        this.application = application;
        this.settings = settings;
    }

    /// Listens; does nothing while it does already.
    ///
    /// @throws ListenerFailure if the port cannot be opened
    public synchronized void start() {
        if (running != null) {
            return;
        }
        ListenerPipeline pipeline = new ListenerPipeline(settings);
        NettyEmbeddedServer server = servers.build(configuration());
        server.register(pipeline);
        try {
            server.start();
        } catch (ServerStartupException failure) {
            throw new ListenerFailure(BindProblem.sentence(settings, failure), failure);
        }
        running = new Running(server, pipeline);
    }

    /// Refuses new connections at once, closes idle ones, lets running answers end within the drain timeout and cuts
    /// those that do not. Afterwards the port is free. Does nothing while it does not listen.
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        Running stopping = running;
        running = null;
        CompletableFuture<?> drained = stopping.server.shutdownGracefully().toCompletableFuture();
        drained.completeOnTimeout(null, settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, _) -> "drained or given up")
                .join();
        stopping.pipeline.cutAll();
        stopping.server.stopServerOnly();
    }

    public synchronized boolean isListening() {
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

    /// Same as [#stop()].
    @Override
    public void close() {
        stop();
    }

    private NettyHttpServerConfiguration configuration() {
        NettyHttpServerConfiguration configuration = new NettyHttpServerConfiguration(application);
        settings.host().ifPresent(configuration::setHost);
        configuration.setPort(settings.port());
        configuration.setMaxInitialLineLength(settings.limits().requestLine());
        configuration.setMaxHeaderSize(settings.limits().headers());
        configuration.setMaxRequestSize(settings.limits().body());
        configuration.setMaxRequestBufferSize(settings.limits().body());
        configuration.setRequestDecompressionEnabled(false);
        configuration.setIdleTimeout(Duration.ofSeconds(-1)); // SlowClientGuard knows better who is idle
        return configuration;
    }

    private record Running(NettyEmbeddedServer server, ListenerPipeline pipeline) {}
}
