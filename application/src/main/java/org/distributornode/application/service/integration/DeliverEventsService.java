package org.distributornode.application.service.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.application.usecase.integration.DeliverEvents;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.RetryPolicy;
import org.distributornode.domain.integration.WebhookMessage;

/// Makes one call at a time for each distributor, the calls of all distributors side by side: who is slow delays
/// nobody else.
public final class DeliverEventsService implements DeliverEvents {

    private final Ports ports;
    private final Self self;
    private final Rules rules;
    private final Executor threads;
    private final Set<DistributorId> busy = new HashSet<>();
    private Instant pruned = Instant.MIN;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder given = new LongAdder();
    private boolean stopped;

    /// @param threads runs each call on a thread of its own
    public DeliverEventsService(Ports ports, Self self, Rules rules, Executor threads) {
        this.ports = ports;
        this.self = self;
        this.rules = rules;
        this.threads = threads;
    }

    /// A medium that refuses is asked again by the next run.
    @Override
    public synchronized void run() {
        if (stopped) {
            return;
        }
        try {
            ports.feed().run();
            if (ports.feed().hasGrown() || pruned.equals(Instant.MIN)) {
                shed();
            }
            prune();
            dispatch();
        } catch (CacheFailure | IntegrationFailure refused) {
            // The adapter has said so in the log; nothing is lost, for the cursor has not moved.
            return;
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
    }

    private void shed() {
        given.add(ports.outbox().shed(rules.mostWaiting(), self.clock().instant()));
    }

    private void prune() {
        Instant now = self.clock().instant();
        if (pruned.plus(rules.pruneEvery()).isBefore(now) || pruned.isAfter(now)) {
            ports.outbox().prune(now.minus(rules.keptFor()), rules.mostKept());
            pruned = now;
        }
    }

    private void dispatch() {
        Instant now = self.clock().instant();
        for (DistributorId id : ports.outbox().due(now, farthest(now), busy)) {
            busy.add(id);
            threads.execute(() -> tell(id));
        }
    }

    private void tell(DistributorId id) {
        try {
            Optional<Delivery> next = next(id);
            while (next.isPresent()) {
                attempt(next.get());
                next = next(id);
            }
        } catch (IntegrationFailure refused) {
            // As in run: what was not kept is told again.
            return;
        } finally {
            free(id);
        }
    }

    private Optional<Delivery> next(DistributorId id) {
        if (isStopped()) {
            return Optional.empty();
        }
        Instant now = self.clock().instant();
        return ports.outbox()
                .first(id)
                .filter(first -> !first.due().isAfter(now) || first.due().isAfter(farthest(now)));
    }

    /// Nothing waits for longer than until then, even if the clock has been set back since it was put off.
    private Instant farthest(Instant now) {
        return now.plus(rules.retry().longest());
    }

    private void attempt(Delivery delivery) {
        Optional<Distributor> found = ports.distributors().find(delivery.distributor());
        if (found.isEmpty()) {
            return;
        }
        Distributor distributor = found.get();
        if (!distributor.wants(delivery.type())) {
            ports.outbox()
                    .keep(delivery.givenUp("not wanted any more", self.clock().instant()));
            return;
        }
        CallEnding ending = ports.caller()
                .call(
                        distributor.webhook().orElseThrow(),
                        distributor.secret(),
                        WebhookMessage.Happened.of(delivery, self.uuid()));
        ports.outbox().keep(after(delivery, ending));
    }

    private Delivery after(Delivery delivery, CallEnding ending) {
        Instant now = self.clock().instant();
        if (ending instanceof CallEnding.Answered answered && answered.taken()) {
            delivered.increment();
            return delivery.delivered(ending.phrase(), now);
        }
        if (ending instanceof CallEnding.Unmade) {
            return delivery.putOff(now.plus(rules.retry().first()));
        }
        failed.increment();
        return rules.retry()
                .after(delivery.attempts() + 1, rules.chance().getAsDouble())
                .map(wait -> delivery.retried(ending.phrase(), now.plus(wait)))
                .orElseGet(() -> {
                    given.increment();
                    return delivery.dead(ending.phrase(), now);
                });
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void free(DistributorId id) {
        busy.remove(id);
    }

    /// What came of all calls since the start.
    public Counted counted() {
        return new Counted(delivered.sum(), failed.sum(), given.sum());
    }

    /// @param delivered events that a receiver has taken
    /// @param failed calls that came to nothing
    /// @param givenUp deliveries that became dead letters, be it after the last call or because too many waited
    public record Counted(long delivered, long failed, long givenUp) {}

    /// What it works on.
    public record Ports(Feed feed, DistributorStore distributors, Outbox outbox, WebhookCaller caller) {}

    /// How it works.
    ///
    /// @param chance from 0 to below 1
    /// @param mostWaiting deliveries for each; older ones are given up
    /// @param mostKept deliveries for each that were taken, and as many that were given up
    /// @param keptFor how long these are kept
    /// @param pruneEvery how often older ones are forgotten
    public record Rules(
            RetryPolicy retry,
            DoubleSupplier chance,
            int mostWaiting,
            int mostKept,
            Duration keptFor,
            Duration pruneEvery) {}
}
