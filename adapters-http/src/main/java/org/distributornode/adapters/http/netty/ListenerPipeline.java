package org.distributornode.adapters.http.netty;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.adapters.http.netty.exchange.ExchangePath;
import org.distributornode.adapters.http.netty.hit.Coming;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.jspecify.annotations.Nullable;

/// Knows the ports and the connections of a listener that is open, and ends them.
final class ListenerPipeline implements NettyServerCustomizer, ConnectionPipeline.Hits {

    private static final long CLOSING_MILLIS = 1_000;

    private final ListenerSettings settings;
    private final Front front;
    private final SlowClientGuard.Looks looks;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Queue<Channel> ports = new ConcurrentLinkedQueue<>();
    private final LongAdder failedHandshakes;
    private volatile boolean refusing;

    /// What stands before the framework.
    ///
    /// @param hits answers held objects; null if the framework does
    /// @param coming answers those on their way in; null if the framework does
    /// @param exchanges answers all; null if the framework does
    record Front(
            @Nullable HitPath hits,
            @Nullable ComingAssets coming,
            @Nullable ExchangePath exchanges) {}

    /// @param failedHandshakes is counted up
    ListenerPipeline(ListenerSettings settings, Front front, LongAdder failedHandshakes) {
        this.settings = settings;
        this.looks = SlowClientGuard.Looks.of(settings);
        this.front = front;
        this.failedHandshakes = failedHandshakes;
    }

    /// Closes the ports. Returns once they refuse new connections; those that have come in meanwhile are closed.
    @SuppressWarnings("FutureReturnValueIgnored") // a netty future is its own return value
    void refuse() {
        refusing = true;
        for (Channel port : ports) {
            port.close().awaitUninterruptibly();
            // a port is given back when its event loop selects again, which it does before its next timer
            port.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        }
    }

    /// How many timers all connections together have.
    int timers() {
        return looks.timers();
    }

    /// Returns once every connection has been told what was meant for it until now, and those of HTTP/2 that they end
    /// with the streams that they have.
    @SuppressWarnings("FutureReturnValueIgnored") // a netty future is its own return value
    void settle() {
        for (Channel connection : connections) {
            connection
                    .eventLoop()
                    .submit(() -> ConnectionPipeline.drain(connection))
                    .awaitUninterruptibly();
        }
    }

    /// Closes every connection at once, whatever is under way, and waits until they are.
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a cut
    void cutAll() {
        for (Channel connection : connections) {
            connection.pipeline().firstContext().close(); // from the outermost handler on, so that no one defers it
        }
        connections.newCloseFuture().awaitUninterruptibly(CLOSING_MILLIS);
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        if (role == ChannelRole.LISTENER) {
            ports.add(channel);
        }
        return role == ChannelRole.CONNECTION ? begin(channel) : this;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of who comes too late
    private NettyServerCustomizer begin(Channel channel) {
        connections.add(channel);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        if (settings.tls().isPresent()) {
            channel.pipeline().addFirst("tls-entrance", new TlsEntrance(failedHandshakes));
        }
        if (refusing) {
            channel.eventLoop().execute(channel::close);
        }
        return new ConnectionPipeline(settings, channel, this, looks);
    }

    @Override
    public void installOnStream(Channel stream) {
        if (front.hits() != null) {
            front.hits().installOnStream(stream, ConnectionPipeline.FIRST, ConnectionPipeline.LAST, () -> refusing);
        }
    }

    @Override
    public void install(Channel channel, String codec, SlowClientGuard guard) {
        if (front.hits() != null) {
            Coming coming =
                    front.coming() == null ? Coming.NONE : front.coming().on(ClientConnection.of(channel));
            front.hits().install(channel, codec, new HitPath.Surroundings(guard, () -> refusing, coming));
        }
        if (front.exchanges() != null) {
            front.exchanges().install(channel, ConnectionPipeline.LAST, () -> refusing);
        }
    }
}
