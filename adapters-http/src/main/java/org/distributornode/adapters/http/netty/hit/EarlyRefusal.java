package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;

/// Hands on to its route that a request was refused ahead of the framework, on a connection or a stream. Safe for use
/// by any thread.
public final class EarlyRefusal {

    private static final AttributeKey<Duration> DELAY = AttributeKey.valueOf(EarlyRefusal.class, "delay");

    private EarlyRefusal() {}

    /// @param delay when to come back
    static void put(Channel channel, Duration delay) {
        channel.attr(DELAY).set(delay);
    }

    /// When to come back, if the request that has come to its route is refused already. Given once.
    public static Optional<Duration> take(Channel channel) {
        return channel.hasAttr(DELAY) ? Optional.ofNullable(channel.attr(DELAY).getAndSet(null)) : Optional.empty();
    }
}
