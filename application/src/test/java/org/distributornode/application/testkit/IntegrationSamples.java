package org.distributornode.application.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMethod;

/// Distributors and deliveries for tests, plain ones and odd ones.
public final class IntegrationSamples {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private IntegrationSamples() {}

    /// A distributor that no other number gives, with a webhook that wants everything.
    public static Distributor distributor(int number) {
        return distributor(number, Optional.of(webhook()));
    }

    public static Distributor distributor(int number, Optional<Webhook> webhook) {
        return new Distributor(id(number), webhook, secret(number), NOON, NOON);
    }

    public static DistributorId id(int number) {
        return new DistributorId(new UUID(1, number));
    }

    public static Webhook webhook() {
        return new Webhook("https://example.com", "/hook", WebhookMethod.POST, Optional.empty(), Set.of());
    }

    /// A webhook with something in every field.
    public static Webhook oddWebhook(WebhookAuthentication authentication) {
        return new Webhook(
                "http://[2001:db8::1]:8080/",
                "/a%20b?c=d&e=f",
                WebhookMethod.GET,
                Optional.of(authentication),
                Set.of(EventType.OBJECT_CACHED, EventType.NODE_ENDING));
    }

    public static SigningSecret secret(int number) {
        byte[] bytes = new byte[SigningSecret.BYTES];
        Arrays.fill(bytes, (byte) number);
        return new SigningSecret(bytes);
    }

    /// A delivery of the event of `number` that was not attempted yet.
    public static Delivery delivery(int distributor, long number) {
        DeliveryId id = new DeliveryId(new UUID(distributor, number));
        return Delivery.fresh(id, id(distributor), number, JournalSamples.event(number));
    }
}
