package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.netty.hit.Attention;
import org.jspecify.annotations.Nullable;

/// Ends connections whose client keeps them busy with nothing: no next request, or an answer it does not read. An
/// answer that waits for us may take as long as it likes.
///
/// Looks at each connection four times per timeout, so that a client is ended after one timeout to one and a quarter.
/// Also keeps a close from overtaking the last bytes of an answer that is complete but for the network.
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises belong to their callers
final class SlowClientGuard extends ChannelDuplexHandler implements Attention {

    private static final int LOOKS = 4;

    private final long headLookMillis;
    private final long stallLookMillis;

    private int unanswered;
    private int idleLooks;
    private int stalledLooks;
    private @Nullable ChannelFuture lastWrite;
    private @Nullable Future<?> headTimer;
    private @Nullable Future<?> stallTimer;

    SlowClientGuard(ListenerSettings settings) {
        this.headLookMillis = Math.max(1, settings.headTimeout().toMillis() / LOOKS);
        this.stallLookMillis = Math.max(1, settings.stallTimeout().toMillis() / LOOKS);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        SocketProgress socket = new SocketProgress(ctx.channel());
        headTimer = ctx.executor()
                .scheduleWithFixedDelay(
                        () -> lookForRequest(ctx), headLookMillis, headLookMillis, TimeUnit.MILLISECONDS);
        stallTimer = ctx.executor()
                .scheduleWithFixedDelay(
                        () -> lookForProgress(ctx, socket), stallLookMillis, stallLookMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel(headTimer);
        cancel(stallTimer);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            idleLooks = 0;
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < 200;
        if (!(message instanceof LastHttpContent) || interim) {
            ctx.write(message, promise);
            return;
        }
        unanswered--;
        idleLooks = 0;
        lastWrite = ctx.write(message, promise.unvoid());
    }

    @Override
    public void answering(ChannelFuture end) {
        idleLooks = 0;
        lastWrite = end;
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

    private void lookForRequest(ChannelHandlerContext ctx) {
        boolean ours = unanswered > 0 || (lastWrite != null && !lastWrite.isDone());
        idleLooks = ours ? 0 : idleLooks + 1;
        if (idleLooks > LOOKS) {
            ctx.close();
        }
    }

    private void lookForProgress(ChannelHandlerContext ctx, SocketProgress socket) {
        stalledLooks = socket.isStalled() ? stalledLooks + 1 : 0;
        if (stalledLooks >= LOOKS) {
            ctx.close();
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
