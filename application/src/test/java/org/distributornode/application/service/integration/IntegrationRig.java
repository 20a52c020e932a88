package org.distributornode.application.service.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.testkit.InMemoryDistributorStore;
import org.distributornode.application.testkit.InMemoryIntegrations;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.InMemoryOutbox;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.ScriptedWebhooks;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.integration.ManageDistributors.Creation;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.RetryPolicy;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookMessage;
import org.distributornode.domain.integration.WebhookMethod;

/// A node's integrations with everything around them played. Calls are made where [DeliverEventsService#run()] is.
final class IntegrationRig {

    static final int MOST_DISTRIBUTORS = 3;
    static final int MOST_TESTS = 1;

    final InMemoryIntegrations medium = new InMemoryIntegrations();
    final InMemoryDistributorStore store = new InMemoryDistributorStore(medium);
    final InMemoryOutbox outbox = new InMemoryOutbox(medium);
    final InMemoryJournal.Medium events = new InMemoryJournal.Medium();
    final InMemoryJournal journal = InMemoryJournal.restored(events);
    final ScriptedWebhooks webhooks = new ScriptedWebhooks();
    final SteppingClock clock = new SteppingClock(IntegrationSamples.NOON.plusNanos(789));
    final AtomicLong ids = new AtomicLong(100);
    final Self self = new Self(new NodeUuid(new UUID(7, 7)), () -> new UUID(3, ids.incrementAndGet()), clock);
    final DistributorsService distributors = new DistributorsService(
            store,
            feed(journal),
            () -> IntegrationSamples.secret((int) ids.incrementAndGet()),
            self,
            MOST_DISTRIBUTORS);
    final InspectDeliveriesService deliveries = new InspectDeliveriesService(store, outbox, webhooks, self, MOST_TESTS);

    DeliverEventsService deliver() {
        return deliver(Runnable::run);
    }

    DeliverEventsService deliver(Executor threads) {
        return deliver(journal, threads);
    }

    DeliverEventsService deliver(InMemoryJournal told, Executor threads) {
        return new DeliverEventsService(
                new DeliverEventsService.Ports(feed(told), store, outbox, webhooks), self, rules(3), threads);
    }

    private Feed feed(InMemoryJournal told) {
        return new Feed(told, store, outbox, self, MOST_DISTRIBUTORS);
    }

    /// At most 3 attempts, 8 and 16 seconds apart; as many may wait as said.
    static DeliverEventsService.Rules rules(int mostWaiting) {
        return new DeliverEventsService.Rules(
                new RetryPolicy(3, Duration.ofSeconds(8), Duration.ofMinutes(1)),
                () -> 1.0,
                mostWaiting,
                2,
                Duration.ofDays(1),
                Duration.ofHours(1));
    }

    /// A distributor that wants these, or everything.
    Distributor create(EventType... wanted) {
        Webhook webhook = new Webhook(
                "https://example.com", "/" + ids.get(), WebhookMethod.POST, Optional.empty(), Set.of(wanted));
        return ((Creation.Created) distributors.create(Optional.of(webhook))).distributor();
    }

    /// Lets an object be pinned.
    NodeEvent happen(long object) {
        NodeEvent event = new NodeEvent.ObjectPinned(clock.instant(), new DataObjectId(object));
        journal.append(event);
        return event;
    }

    /// A delivery to it that was not attempted yet.
    static Delivery delivery(Distributor distributor, long number) {
        return Delivery.fresh(
                new DeliveryId(new UUID(9, number)), distributor.id(), number, JournalSamples.event(number));
    }

    /// The events that were told, in the order of the calls, with those that were not taken.
    List<NodeEvent> told() {
        List<NodeEvent> told = new ArrayList<>();
        for (ScriptedWebhooks.Call call : webhooks.calls()) {
            if (call.message() instanceof WebhookMessage.Happened happened) {
                told.add(happened.event());
            }
        }
        return told;
    }
}
