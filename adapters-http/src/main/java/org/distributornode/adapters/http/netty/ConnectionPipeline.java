package org.distributornode.adapters.http.netty;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;

/// Puts our handlers between the codec and the framework, on a connection of HTTP/1.1 or on each stream of HTTP/2. The
/// only place that knows where they belong.
final class ConnectionPipeline implements NettyServerCustomizer {

    /// The last of our handlers before the framework.
    static final String LAST = "answer-fields";

    /// The first of them.
    static final String FIRST = "slow-client-guard";

    private static final String GUARD = "http2-guard";

    private final ListenerSettings settings;
    private final Channel channel;
    private final Hits hits;
    private final SlowClientGuard.Looks looks;

    ConnectionPipeline(ListenerSettings settings, Channel channel, Hits hits, SlowClientGuard.Looks looks) {
        this.settings = settings;
        this.channel = channel;
        this.hits = hits;
        this.looks = looks;
    }

    /// What answers requests ahead of the framework, if anything does.
    interface Hits {

        /// Around the codec of that name, on a connection of HTTP/1.1.
        void install(Channel connection, String codec, SlowClientGuard guard);

        /// Between our first and our last handler, on a stream of HTTP/2.
        void installOnStream(Channel stream);
    }

    /// Lets a connection of HTTP/2 end with its last stream; those of HTTP/1.1 are told by the framework.
    @SuppressWarnings("FutureReturnValueIgnored") // the listener waits for all its connections
    static void drain(Channel connection) {
        ChannelHandlerContext guard = connection.pipeline().context(GUARD);
        if (guard != null) {
            guard.close();
        }
    }

    @Override
    public void onInitialPipelineBuilt() {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP2_CONNECTION) instanceof Http2ConnectionHandler codec) {
            pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP2_CONNECTION, GUARD, new Http2Guard(codec, looks));
        } else {
            String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            SlowClientGuard guard = new SlowClientGuard(looks);
            install(pipeline, codec, guard);
            hits.install(channel, codec, guard);
        }
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
        return new NettyServerCustomizer() {
            @Override
            public void onStreamPipelineBuilt() {
                if (stream instanceof Http2StreamChannel one
                        && channel.pipeline().get(GUARD) instanceof Http2Guard guard) {
                    install(
                            stream.pipeline(),
                            ChannelPipelineCustomizer.HANDLER_HTTP_DECODER,
                            new Http2StreamGuard(guard, one));
                    hits.installOnStream(stream);
                }
            }
        };
    }

    private void install(ChannelPipeline pipeline, String codec, ChannelHandler guard) {
        if (settings.readsTargetsLeniently()) {
            pipeline.addAfter(codec, "request-line", new RequestLine());
        }
        pipeline.addAfter(codec, LAST, new AnswerFields());
        pipeline.addAfter(codec, FIRST, guard);
    }
}
