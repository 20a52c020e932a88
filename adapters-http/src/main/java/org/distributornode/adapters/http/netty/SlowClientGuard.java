package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.EventExecutor;
import org.distributornode.adapters.http.netty.hit.Attention;
import org.jspecify.annotations.Nullable;

/// Ends connections whose client keeps them busy with nothing: no next request, or an answer it does not read. An
/// answer that waits for us may take as long as it likes.
///
/// Looks at each connection four times per timeout, so that a client is ended after one timeout to one and a quarter.
/// All connections are looked at in one round: none has a timer of its own.
/// Also keeps a close from overtaking the last bytes of an answer that is complete but for the network.
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises belong to their callers
final class SlowClientGuard extends ChannelDuplexHandler implements Attention {

    private static final int LOOKS = 4;

    private final Looks looks;

    private int unanswered;
    private int idleLooks;
    private int stalledLooks;
    private @Nullable ChannelFuture lastWrite;
    private Runnable leave = () -> {};

    SlowClientGuard(Looks looks) {
        this.looks = looks;
    }

    /// When connections are looked at.
    record Looks(Rounds requests, Rounds progress) {

        static Looks of(ListenerSettings settings) {
            return new Looks(
                    new Rounds(Math.max(1, settings.headTimeout().toMillis() / LOOKS)),
                    new Rounds(Math.max(1, settings.stallTimeout().toMillis() / LOOKS)));
        }

        /// @return ends the looks, as [Rounds#join] says
        Runnable join(EventExecutor loop, Runnable forRequest, Runnable forProgress) {
            Runnable noRequests = requests.join(loop, forRequest);
            Runnable noProgress = progress.join(loop, forProgress);
            return () -> {
                noRequests.run();
                noProgress.run();
            };
        }

        /// How many timers there are for that.
        int timers() {
            return requests.timers() + progress.timers();
        }
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
}
