package org.distributornode.bootstrap.wiring;

import java.time.InstantSource;
import java.util.Set;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.EnvironmentProxies;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundSettings;
import org.distributornode.adapters.storage.webhook.HttpWebhooks;
import org.distributornode.adapters.storage.webhook.ReceiverPolicy;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeVersion;

/// The connections to receivers, apart from those to the storage network: neither waits for the other. They go through
/// no proxy, which would find addresses by itself.
record WebhookLines(OutboundHttp http) implements AutoCloseable {

    /// Bodies of answers are left unread.
    private static final int BYTES_IN_FLIGHT = 1 << 20;

    /// As many connections as there can be calls: nobody waits for one.
    static WebhookLines of(IntegrationApi keys) {
        int most = keys.queues().distributors() + keys.receivers().tests();
        return new WebhookLines(new OutboundHttp(new OutboundSettings(
                keys.receivers().timeout(),
                keys.receivers().timeout(),
                new OutboundSettings.Bounds(most, most, BYTES_IN_FLIGHT, 0),
                false,
                "distributor-node/" + NodeVersion.current(),
                EnvironmentProxies.none())));
    }

    WebhookCaller caller(IntegrationApi.Receivers receivers, InstantSource clock) {
        return new HttpWebhooks(
                http,
                new ReceiverPolicy(
                        receivers.allowedHosts(), Set.copyOf(receivers.allowedPorts()), AddressPolicy.publicOnly()),
                clock);
    }

    @Override
    public void close() {
        http.close();
    }
}
