package org.distributornode.adapters.http.netty;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/// Puts our handlers between the codec and the framework. The only place that knows where they belong.
final class ListenerPipeline implements NettyServerCustomizer {

    private static final long CLOSING_MILLIS = 1_000;

    private final ListenerSettings settings;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    ListenerPipeline(ListenerSettings settings) {
        this.settings = settings;
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

    private void install(Channel channel) {
        connections.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        if (settings.readsTargetsLeniently()) {
            pipeline.addAfter(codec, "request-line", new RequestLine());
        }
        pipeline.addAfter(codec, "answer-fields", new AnswerFields());
        pipeline.addAfter(codec, "slow-client-guard", new SlowClientGuard(settings));
    }
}
