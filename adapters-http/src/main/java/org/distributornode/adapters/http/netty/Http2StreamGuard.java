package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Resets a stream whose client allows none of its answer to be sent, one whose request goes on after its answer, and
/// one that carries no request at all (RFC 9113, section 8.1.1).
/// Also keeps a close from overtaking the last bytes of an answer that is complete but for the network.
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises belong to their callers
final class Http2StreamGuard extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Http2StreamGuard.class);

    private static final int LOOKS = 4;

    private final Http2Guard connection;
    private final Http2StreamChannel channel;
    private int waiting;
    private long taken;
    private long lastTaken;
    private int stalledLooks;
    private boolean begun;
    private boolean asked;
    private @Nullable ChannelFuture lastWrite;

    Http2StreamGuard(Http2Guard connection, Http2StreamChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /// Not only at a request: the codec may find that there is none.
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        connection.begin(this);
    }

    /// Kept from the framework, which would log it as an error of ours.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("no request: stream={}", channel.stream().id(), cause);
        reset(ctx, Http2Error.PROTOCOL_ERROR);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        begun |= message instanceof HttpRequest;
        if (!begun) { // the codec takes a head without a method for the fields after a body
            ReferenceCountUtil.release(message);
            reset(ctx, Http2Error.PROTOCOL_ERROR);
            return;
        }
        asked |= message instanceof LastHttpContent;
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.end(this);
        ctx.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < 200;
        ChannelFuture written = ctx.write(message, promise.unvoid());
        waiting++;
        written.addListener(_ -> {
            waiting--;
            taken++;
            connection.taken();
        });
        if (message instanceof LastHttpContent && !interim) {
            lastWrite = written;
            written.addListener(_ -> end(ctx));
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelFuture unsent = lastWrite;
        if (unsent == null || unsent.isDone()) {
            ctx.close(promise);
        } else {
            unsent.addListener(_ -> ctx.close(promise));
        }
    }

    /// Whether some of the answer has not left yet.
    boolean isWaiting() {
        return waiting > 0;
    }

    void lookForProgress() {
        boolean stalled = isWaiting()
                && taken == lastTaken
                && connection.isShut(channel.stream().id());
        lastTaken = taken;
        stalledLooks = stalled ? stalledLooks + 1 : 0;
        if (stalledLooks >= LOOKS) {
            channel.pipeline().firstContext().close();
        }
    }

    /// Nobody wants the rest of a request that is answered (RFC 9113, section 8.1).
    private void end(ChannelHandlerContext ctx) {
        connection.end(this);
        if (!asked && channel.isActive()) {
            reset(ctx, Http2Error.NO_ERROR);
        }
    }

    private static void reset(ChannelHandlerContext ctx, Http2Error why) {
        ctx.writeAndFlush(new DefaultHttp2ResetFrame(why));
    }
}
