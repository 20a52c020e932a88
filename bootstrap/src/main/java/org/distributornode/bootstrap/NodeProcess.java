package org.distributornode.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.distributornode.adapters.filesystem.cache.DirectoryLock;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.adapters.http.tls.ShownCertificates;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.service.node.LifecycleService;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.application.usecase.integration.DeliverEvents;
import org.distributornode.application.usecase.settings.RestoreSettings;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.NodeVersion;
import org.distributornode.bootstrap.events.LoggingReader;
import org.distributornode.bootstrap.metrics.CountEvents;
import org.distributornode.bootstrap.schedule.AssignmentSchedule;
import org.distributornode.bootstrap.schedule.Schedules;
import org.distributornode.bootstrap.takeover.ReferenceNode;
import org.distributornode.bootstrap.takeover.TakingOver;
import org.distributornode.bootstrap.wiring.JournalAhead;
import org.distributornode.bootstrap.wiring.NodeEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole node in this process: locks its folders, takes up what it held, and serves until it is closed.
public final class NodeProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
    private static final Duration EVENTS_LOGGED_EVERY = Duration.ofSeconds(1);
    private static final Duration FOLDERS_WATCHED_EVERY = Duration.ofSeconds(2);
    private static final Duration TAKE_OVER_REPORTED_EVERY = Duration.ofMinutes(1);

    private final NodeConfiguration configuration;
    private final Ports ports;
    private final DirectoryLock lock;
    private final ApplicationContext context;
    private final Schedules schedules = new Schedules();
    private final Thread reconciling;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean restored;
    private boolean closed;
    private volatile boolean ousted;

    private NodeProcess(NodeConfiguration configuration, DirectoryLock lock, JournalAhead journal) {
        this.configuration = configuration;
        this.ports = Ports.of(configuration);
        this.lock = lock;
        this.context = NodeContext.of(configuration, ports, new NodeEnd(this::endSoon), journal);
        this.reconciling = Thread.ofVirtual()
                .name("reconcile")
                .unstarted(() -> context.getBean(RestoreCache.class).reconcile());
    }

    /// Starts a node; when this returns it serves.
    ///
    /// @throws RuntimeException with a sentence for the operator, if a folder or the port cannot be had
    public static NodeProcess start(NodeConfiguration configuration) {
        ReferenceNode.refuse(configuration);
        DirectoryLock lock = DirectoryLock.take(
                configuration.directories().assets(),
                configuration.directories().cacheState());
        JournalAhead journal = JournalAhead.begin(configuration);
        NodeProcess node;
        try {
            node = new NodeProcess(configuration, lock, journal);
        } catch (RuntimeException | Error failure) {
            try (lock) {
                journal.close();
            }
            throw failure;
        }
        try {
            node.begin();
            return node;
        } catch (RuntimeException | Error failure) {
            node.closeAfter(failure);
            throw failure;
        }
    }

    /// The port that the public API is on.
    public int publicPort() {
        return ports.publicApi();
    }

    /// The port that the operator API is on; empty if the node has none.
    public OptionalInt operatorPort() {
        return ports.operatorApi();
    }

    /// The port that the AIStore API is on; empty if the node has none.
    public OptionalInt aistorePort() {
        return ports.aistoreApi();
    }

    /// The port that the integration API is on; empty if the node has none.
    public OptionalInt integrationPort() {
        return ports.integrationApi();
    }

    /// A use case of this node, for whoever runs it in their own process.
    public <T> T useCase(Class<T> type) {
        return context.getBean(type);
    }

    /// Waits until the node has ended, be it by [#close()] or because an operator has shut it down.
    ///
    /// @throws StartFailure if it has because another node works in its folders
    public void awaitEnd() throws InterruptedException {
        ended.await();
        if (ousted) {
            throw new StartFailure(ExitCode.FAILED, TakingOver.SHARED);
        }
    }

    /// Stops serving, lets running answers end, ends fills, saves what is held. A second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                context) {
            context.getBean(LifecycleService.class).beginEnd();
            Listeners listeners = context.getBean(Listeners.class);
            listeners.allBut(ListenerSettings.OPERATOR).forEach(Listener::stop);
            context.getBean(AssignmentSchedule.class).close();
            schedules.close();
            context.findBean(DeliverEvents.class).ifPresent(DeliverEvents::stop);
            reconciling.interrupt();
            takingOver().close();
            context.getBean(RunJobsService.class).stop();
            context.getBean(Downloads.class).stop();
            save();
            context.getBean(Journal.class).close();
            listeners.named(ListenerSettings.OPERATOR).ifPresent(Listener::stop);
        } finally {
            ended.countDown();
        }
    }

    /// On a thread of its own: whoever shuts the node down wants an answer.
    private void endSoon() {
        Thread.ofPlatform()
                .name("shutdown")
                .uncaughtExceptionHandler((_, failure) -> LOG.error("the node did not end in order", failure))
                .start(this::close);
    }

    /// Another node must not find its files gone, nor this one.
    private void endIfShared() {
        if (!ousted && takingOver().isShared()) {
            LOG.error(TakingOver.SHARED);
            ousted = true;
            endSoon();
        }
    }

    private TakingOver takingOver() {
        return context.getBean(TakingOver.class);
    }

    /// What was not taken up must not be taken for all there is.
    private void save() {
        if (restored) {
            LOG.info(
                    "state saved outcome={}",
                    context.getBean(SaveCacheState.class).save());
            takingOver().handBack();
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void begin() {
        makeWhatListenersServe();
        Journal journal = context.getBean(Journal.class);
        RestoreCache restore = context.getBean(RestoreCache.class);
        RestoreCache.Outcome outcome = restore.restore();
        restored = true;
        LOG.info("cache restored outcome={}", outcome);
        context.getBean(RestoreSettings.class).restore().forEach(RuledSettings::log);
        takingOver().begin(outcome == RestoreCache.Outcome.DAMAGED);
        if (outcome == RestoreCache.Outcome.DAMAGED) {
            restore.reconcile();
        }
        context.getBean(DenyListService.class).enforce();
        context.findBean(Shelves.class).ifPresent(Shelves::start);
        context.getBean(RunJobsService.class).start();
        takingOver().proceed();
        LoggingReader events = new LoggingReader(journal);
        List<Listener> others = context.getBean(Listeners.class).allBut(ListenerSettings.PUBLIC);
        others.forEach(Listener::open);
        context.getBean(LifecycleService.class).begin(NodeVersion.current());
        others.forEach(each -> LOG.info("{} api listening port={}", each.name(), each.port()));
        LOG.info("public api listening port={}", ports.publicApi());
        context.getBean(ShownCertificates.class)
                .now()
                .forEach(shown -> LOG.info(
                        "tls listener={} engine={} expires={}", shown.listener(), shown.engine(), shown.expiresAt()));
        schedules.after(Schedules.BREATH, reconciling::start);
        schedule(events);
    }

    /// The controllers and all that they need, which otherwise would be made, or fail, at the first request.
    private void makeWhatListenersServe() {
        context.getBeansOfType(Object.class, Qualifiers.byStereotype(Controller.class));
    }

    private void schedule(LoggingReader events) {
        schedules.every(FOLDERS_WATCHED_EVERY, "watch the folders", this::endIfShared);
        schedules.every(TAKE_OVER_REPORTED_EVERY, "report the take-over", takingOver()::report);
        schedules.every(EVENTS_LOGGED_EVERY, "log events", events);
        context.findBean(CountEvents.class)
                .ifPresent(counting -> schedules.every(EVENTS_LOGGED_EVERY, "count events", counting));
        new RegularWork(context).begin(schedules, configuration.intervals());
    }
}
