package org.distributornode.adapters.storage.http;

import java.time.Duration;

/// HTTP clients for tests.
public final class Outbound {

    private static final Duration AGES = Duration.ofMinutes(5);
    private static final Duration AN_INSTANT = Duration.ofMillis(300);

    private static final OutboundSettings.Bounds BOUNDS = bounds(10, 10);

    private Outbound() {}

    /// Waits longer than any test lasts.
    public static OutboundHttp patient() {
        return new OutboundHttp(settings(AGES));
    }

    /// Waits so shortly that a test can wait for it.
    public static OutboundHttp hasty() {
        return new OutboundHttp(settings(AN_INSTANT));
    }

    public static OutboundSettings settings(Duration timeout) {
        return new OutboundSettings(timeout, AGES, BOUNDS, false, "distributor-node/test", EnvironmentProxies.none());
    }

    /// Waits longer than any test lasts, and goes where it is sent.
    public static OutboundHttp led() {
        return new OutboundHttp(following());
    }

    static OutboundSettings following() {
        return new OutboundSettings(AGES, AGES, BOUNDS, true, "distributor-node/test", EnvironmentProxies.none());
    }

    static OutboundSettings through(EnvironmentProxies proxies) {
        return new OutboundSettings(AGES, AGES, BOUNDS, false, "distributor-node/test", proxies);
    }

    static OutboundSettings oneConnection(Duration timeout) {
        return new OutboundSettings(
                timeout, AGES, bounds(1, 10), false, "distributor-node/test", EnvironmentProxies.none());
    }

    /// The same with other bounds.
    static OutboundSettings bounded(OutboundSettings.Bounds bounds, Duration timeout) {
        return new OutboundSettings(timeout, AGES, bounds, false, "distributor-node/test", EnvironmentProxies.none());
    }

    static OutboundSettings.Bounds bounds(int connectionsPerHost, int connections) {
        return new OutboundSettings.Bounds(connectionsPerHost, connections, 1 << 20, 0);
    }

    static OutboundSettings endingAfter(Duration wholeAnswer) {
        return new OutboundSettings(
                AGES, wholeAnswer, BOUNDS, false, "distributor-node/test", EnvironmentProxies.none());
    }
}
