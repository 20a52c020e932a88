package org.distributornode.adapters.http.netty;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.jspecify.annotations.Nullable;

/// Puts our handlers between the codec and the framework. The only place that knows where they belong.
final class ListenerPipeline implements NettyServerCustomizer {

    private static final long CLOSING_MILLIS = 1_000;

    private final ListenerSettings settings;
    private final @Nullable HitPath hits;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Queue<Channel> ports = new ConcurrentLinkedQueue<>();
    private volatile boolean refusing;

    /// @param hits answers held objects; null if the framework does
    ListenerPipeline(ListenerSettings settings, @Nullable HitPath hits) {
        this.settings = settings;
        this.hits = hits;
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

    /// Returns once every connection has been told what was meant for it until now.
    @SuppressWarnings("FutureReturnValueIgnored") // a netty future is its own return value
    void settle() {
        for (Channel connection : connections) {
            connection.eventLoop().submit(() -> {}).awaitUninterruptibly();
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
        if (role != ChannelRole.CONNECTION) {
            return this;
        }
        return new NettyServerCustomizer() {
            @Override
            public void onInitialPipelineBuilt() {
                install(channel);
            }
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of who comes too late
    private void install(Channel channel) {
        connections.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        if (settings.readsTargetsLeniently()) {
            pipeline.addAfter(codec, "request-line", new RequestLine());
        }
        pipeline.addAfter(codec, "answer-fields", new AnswerFields());
        SlowClientGuard guard = new SlowClientGuard(settings);
        pipeline.addAfter(codec, "slow-client-guard", guard);
        if (hits != null) {
            hits.install(channel, codec, new HitPath.Surroundings(guard, () -> refusing));
        }
        if (refusing) {
            channel.eventLoop().execute(channel::close);
        }
    }
}
