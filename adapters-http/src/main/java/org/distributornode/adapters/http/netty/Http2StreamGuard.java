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
import org.jspecify.annotations.Nullable;

/// Resets a stream whose client allows none of its answer to be sent, and one whose request goes on after its answer.
/// Also keeps a close from overtaking the last bytes of an answer that is complete but for the network.
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises belong to their callers
final class Http2StreamGuard extends ChannelDuplexHandler {

    private static final int LOOKS = 4;

    private final Http2Guard connection;
    private final Http2StreamChannel channel;
    private int waiting;
    private long taken;
    private long lastTaken;
    private int stalledLooks;
    private boolean asked;
    private @Nullable ChannelFuture lastWrite;

    Http2StreamGuard(Http2Guard connection, Http2StreamChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest) {
            connection.begin(this);
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
            ctx.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
        }
    }
}
