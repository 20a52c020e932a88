package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What [SlowClientGuard] is to a connection of HTTP/1.1, for one of HTTP/2 and its streams: ends a connection
/// without a request, or whose client takes nothing of what waits for it, and a stream that its client does not
/// read while it reads others.
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of who is sent away
final class Http2Guard extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Http2Guard.class);

    private static final int LOOKS = 4;
    private static final int FOR_EVER = -1;

    private final Http2ConnectionHandler codec;
    private final SlowClientGuard.Looks looks;
    private final Set<Http2StreamGuard> unanswered = new LinkedHashSet<>();
    private long taken;
    private long lastTaken;
    private int idleLooks;
    private int stalledLooks;
    private Runnable leave = () -> {};

    Http2Guard(Http2ConnectionHandler codec, SlowClientGuard.Looks looks) {
        this.codec = codec;
        this.looks = looks;
        codec.gracefulShutdownTimeoutMillis(FOR_EVER); // the listener knows how long answers may take
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        SocketProgress socket = new SocketProgress(ctx.channel());
        leave = looks.join(ctx.executor(), () -> lookForRequest(ctx), () -> lookForProgress(ctx, socket));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        leave.run();
    }

    /// What the codec has ended the connection for is its client's fault, and nobody else's to log.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof Http2Exception) {
            LOG.debug("connection ended", cause);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    void begin(Http2StreamGuard stream) {
        unanswered.add(stream);
        idleLooks = 0;
    }

    void end(Http2StreamGuard stream) {
        unanswered.remove(stream);
        idleLooks = 0;
    }

    /// Some of an answer has left for the network.
    void taken() {
        taken++;
    }

    /// Whether the client has allowed nothing more on that stream.
    boolean isShut(int stream) {
        Http2Stream known = codec.connection().stream(stream);
        return known != null && isShut(known);
    }

    private boolean isShut(Http2Stream stream) {
        return codec.connection().remote().flowController().windowSize(stream) <= 0;
    }

    private void lookForRequest(ChannelHandlerContext ctx) {
        idleLooks = unanswered.isEmpty() ? idleLooks + 1 : 0;
        if (idleLooks == LOOKS + 1) {
            ctx.close();
        } else if (idleLooks > LOOKS + 1) {
            ctx.pipeline().firstContext().close(); // waits for a stream on which nothing is under way
        }
    }

    private void lookForProgress(ChannelHandlerContext ctx, SocketProgress socket) {
        Http2Connection connection = codec.connection();
        boolean waits = unanswered.stream().anyMatch(Http2StreamGuard::isWaiting);
        boolean shut = waits && taken == lastTaken && isShut(connection.connectionStream());
        lastTaken = taken;
        stalledLooks = socket.isStalled() || shut ? stalledLooks + 1 : 0;
        if (stalledLooks >= LOOKS) {
            ctx.pipeline().firstContext().close(); // a GOAWAY would wait for what the client does not take
            return;
        }
        List.copyOf(unanswered).forEach(Http2StreamGuard::lookForProgress);
    }
}
