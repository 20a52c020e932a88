package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What [SlowClientGuard] is to a connection of HTTP/1.1, for one of HTTP/2 and its streams: ends a connection without
/// a
/// request, or whose client takes nothing of what waits for it, and a stream that its client does not read while it
/// reads others.
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of who is sent away
final class Http2Guard extends ChannelInboundHandlerAdapter {

    private static final int LOOKS = 4;
    private static final int FOR_EVER = -1;

    private final Http2ConnectionHandler codec;
    private final long headLookMillis;
    private final long stallLookMillis;
    private final Set<Http2StreamGuard> unanswered = new LinkedHashSet<>();
    private long taken;
    private long lastTaken;
    private int idleLooks;
    private int stalledLooks;
    private @Nullable Future<?> headTimer;
    private @Nullable Future<?> stallTimer;

    Http2Guard(Http2ConnectionHandler codec, ListenerSettings settings) {
        this.codec = codec;
        this.headLookMillis = Math.max(1, settings.headTimeout().toMillis() / LOOKS);
        this.stallLookMillis = Math.max(1, settings.stallTimeout().toMillis() / LOOKS);
        codec.gracefulShutdownTimeoutMillis(FOR_EVER); // the listener knows how long answers may take
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        SocketProgress socket = new SocketProgress(ctx.channel());
        headTimer = every(headLookMillis, ctx, () -> lookForRequest(ctx));
        stallTimer = every(stallLookMillis, ctx, () -> lookForProgress(ctx, socket));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel(headTimer);
        cancel(stallTimer);
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
        if (idleLooks > LOOKS) {
            ctx.close();
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

    private static Future<?> every(long millis, ChannelHandlerContext ctx, Runnable look) {
        return ctx.executor().scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
