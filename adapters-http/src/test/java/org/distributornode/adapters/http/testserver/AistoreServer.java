package org.distributornode.adapters.http.testserver;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.adapters.http.in.aistore.AistoreListener;
import org.distributornode.adapters.http.in.aistore.AistoreSettings;
import org.distributornode.adapters.http.in.aistore.MessageRoom;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.exchange.ExchangePath;
import org.distributornode.adapters.http.security.ListenerTokens;

/// The AIStore listener as it runs in the node, on a free port and over the resources that a test gives.
public final class AistoreServer implements AutoCloseable {

    public static final NodeNames NODE = NodeNames.of("test");

    /// Longer than any test lasts.
    private static final Duration AGES = Duration.ofMinutes(5);

    private static final Duration AN_INSTANT = Duration.ofMillis(300);

    public static final int MAX_MESSAGE = 1 << 20;

    /// Bytes of large messages at a time.
    public static final int TOGETHER = 1 << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger used = new AtomicInteger();
    private final ApplicationContext context;
    private final Listener listener;

    private AistoreServer(
            List<Resource> resources,
            Optional<ListenerTokens> tokens,
            Traffic traffic,
            boolean fastPath,
            Duration patience) {
        int port = PublicServer.freePort();
        context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(FrameworkSettings.publicOnly(port))
                .build();
        context.start();
        AistoreListener answers = new AistoreListener(
                resources,
                new AistoreSettings(NODE, tokens, new MessageRoom(MAX_MESSAGE, TOGETHER, AGES), fastPath),
                AccessLog.off(),
                traffic);
        listener = new Listener(
                context.getBean(NettyEmbeddedServerFactory.class),
                context.getBean(ApplicationConfiguration.class),
                new ListenerSettings(
                        AistoreSettings.LISTENER,
                        Optional.of("127.0.0.1"),
                        port,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        new ListenerSettings.Limits(32 * 1024, 32 * 1024, 1 << 20),
                        Optional.empty()),
                new ExchangePath(answers, this::run, patience, InstantSource.system()));
        listener.open();
    }

    public static AistoreServer start(List<Resource> resources) {
        return start(resources, new Traffic());
    }

    /// One that counts what its clients do.
    public static AistoreServer start(List<Resource> resources, Traffic traffic) {
        return start(resources, traffic, true);
    }

    public static AistoreServer guarded(List<Resource> resources, ListenerTokens tokens) {
        return new AistoreServer(resources, Optional.of(tokens), new Traffic(), true, AGES);
    }

    /// One that answers on event loops what it can, or nothing.
    public static AistoreServer start(List<Resource> resources, Traffic traffic, boolean fastPath) {
        return new AistoreServer(resources, Optional.empty(), traffic, fastPath, AGES);
    }

    /// One that does not wait for a client that leaves a body half sent.
    public static AistoreServer hasty(List<Resource> resources) {
        return new AistoreServer(resources, Optional.empty(), new Traffic(), true, AN_INSTANT);
    }

    private void run(Runnable work) {
        used.incrementAndGet();
        threads.execute(work);
    }

    /// How many requests, and steps of them, were given a thread so far.
    public int threadsUsed() {
        return used.get();
    }

    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.stop();
        context.close();
        threads.close();
    }
}
