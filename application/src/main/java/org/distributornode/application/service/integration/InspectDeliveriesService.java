package org.distributornode.application.service.integration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.application.usecase.integration.InspectDeliveries;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookMessage;

public final class InspectDeliveriesService implements InspectDeliveries {

    private final DistributorStore distributors;
    private final Outbox outbox;
    private final WebhookCaller caller;
    private final Self self;
    private final Semaphore tests;

    /// @param mostTests of webhooks at a time
    public InspectDeliveriesService(
            DistributorStore distributors, Outbox outbox, WebhookCaller caller, Self self, int mostTests) {
        this.distributors = distributors;
        this.outbox = outbox;
        this.caller = caller;
        this.self = self;
        this.tests = new Semaphore(mostTests);
    }

    @Override
    public Optional<List<Delivery>> list(
            DistributorId distributor, Optional<DeliveryId> before, Optional<DeliveryState> state, int limit) {
        return distributors.find(distributor).map(found -> outbox.list(found.id(), before, state, limit));
    }

    @Override
    public Optional<Delivery> find(DistributorId distributor, DeliveryId id) {
        return outbox.find(distributor, id);
    }

    @Override
    public Replay replay(DistributorId distributor, DeliveryId id) {
        Optional<Delivery> found = find(distributor, id);
        if (found.isEmpty()) {
            return new Replay.Unknown();
        }
        if (found.get().state() == DeliveryState.WAITING) {
            return new Replay.StillWaiting();
        }
        Delivery again = found.get().again();
        outbox.requeue(again);
        return new Replay.Queued(again);
    }

    @Override
    public Trial test(DistributorId id) {
        Optional<Distributor> found = distributors.find(id);
        if (found.isEmpty()) {
            return new Trial.Unknown();
        }
        if (found.get().webhook().isEmpty()) {
            return new Trial.WithoutWebhook();
        }
        if (!tests.tryAcquire()) {
            return new Trial.TooMany();
        }
        try {
            return called(found.get().webhook().get(), found.get().secret());
        } finally {
            tests.release();
        }
    }

    private Trial called(Webhook webhook, SigningSecret secret) {
        DeliveryId message = new DeliveryId(self.ids().get());
        WebhookMessage test =
                new WebhookMessage.Test(message, self.uuid(), self.clock().instant());
        return new Trial.Called(message, caller.call(webhook, secret, test));
    }
}
