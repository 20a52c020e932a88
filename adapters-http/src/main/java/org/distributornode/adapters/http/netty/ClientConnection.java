package org.distributornode.adapters.http.netty;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.distributornode.adapters.http.netty.hit.ComingAnswer;
import org.distributornode.adapters.http.netty.hit.EarlyRefusal;
import org.distributornode.adapters.http.netty.hit.RouteAnswers;
import org.distributornode.adapters.http.wire.Protocol;

/// The connection a request came by, or the stream if it is one of HTTP/2, for those who must not know Netty.
public final class ClientConnection {

    private final Channel channel;

    private ClientConnection(Channel channel) {
        this.channel = channel;
    }

    public static ClientConnection of(HttpRequest<?> request) {
        return new ClientConnection(netty(request).getChannelHandlerContext().channel());
    }

    static ClientConnection of(Channel channel) {
        return new ClientConnection(channel);
    }

    /// The status of a request that could not be read as HTTP; empty if it could.
    public static OptionalInt decodeStatus(HttpRequest<?> request) {
        Throwable cause = netty(request).getNativeRequest().decoderResult().cause();
        return switch (cause) {
            case null -> OptionalInt.empty();
            case TooLongHttpLineException _ -> OptionalInt.of(414);
            case TooLongHttpHeaderException _ -> OptionalInt.of(431);
            default -> OptionalInt.of(400);
        };
    }

    /// The request's target, query included, as it was sent; on the public listener as it is routed.
    public static String target(HttpRequest<?> request) {
        return netty(request).getNativeRequest().uri();
    }

    public Protocol protocol() {
        if (channel instanceof Http2StreamChannel) {
            return Protocol.HTTPS_2;
        }
        return channel.pipeline().get(SslHandler.class) == null ? Protocol.HTTP_1 : Protocol.HTTPS_1;
    }

    /// The connection's own thread. What runs there sees whether the connection is still open and must not block.
    public Executor loop() {
        return channel.eventLoop();
    }

    /// Who sends bodies from files on this connection; empty where only memory can be sent.
    public Optional<RouteAnswers> files() {
        ChannelPipeline pipeline = channel.pipeline();
        return pipeline.get(SslHandler.class) == null
                ? Optional.ofNullable(pipeline.get(RouteAnswers.class))
                : Optional.empty();
    }

    /// What the request that has just come to its route is to be answered with, where that was found ahead of the
    /// framework. Given once.
    public Optional<ComingAnswer.Routed> takeDecided() {
        return Optional.ofNullable(channel.pipeline().get(RouteAnswers.class)).flatMap(RouteAnswers::takeDecided);
    }

    /// When to come back, if the request that has just come to its route was refused ahead of the framework. Given
    /// once.
    public Optional<Duration> takeRefusal() {
        return EarlyRefusal.take(channel);
    }

    /// Closes the connection in the middle of what it carries, so that the client sees an incomplete answer. For
    /// the connection's own thread.
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a cut
    public void cut() {
        Optional.ofNullable(channel.pipeline().get(RouteAnswers.class)).ifPresent(RouteAnswers::letGo);
        channel.close();
    }

    /// Runs `action` on the connection's thread once it is closed, at once if it is already.
    ///
    /// @return forgets the action
    @SuppressWarnings("FutureReturnValueIgnored") // the future is the connection's
    public Runnable whenClosed(Runnable action) {
        ChannelFutureListener listener = _ -> action.run();
        channel.closeFuture().addListener(listener);
        return () -> channel.closeFuture().removeListener(listener);
    }

    private static NettyHttpRequest<?> netty(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty) {
            return netty;
        }
        throw new IllegalStateException("not a request from the network: " + request.getClass());
    }
}
