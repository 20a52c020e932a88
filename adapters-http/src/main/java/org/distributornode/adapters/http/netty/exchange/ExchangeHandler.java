package org.distributornode.adapters.http.netty.exchange;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Takes the requests of one connection, one after the other, and reads no further than is asked for. Nothing of them
/// goes on to the framework. A close waits for the answer that is under way.
@SuppressWarnings("FutureReturnValueIgnored") // what is lost with a connection is told by its end
final class ExchangeHandler extends ChannelDuplexHandler {

    private final ExchangePath path;
    private final BooleanSupplier closing;
    private final Deque<HttpObject> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;
    private @Nullable ChannelPromise closeAfter;
    private @Nullable Exchange unbegun;
    private boolean proceeding;
    private boolean reading;

    ExchangeHandler(ExchangePath path, BooleanSupplier closing) {
        this.path = path;
        this.closing = closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpObject part) {
            reading = true;
            waiting.add(part);
            proceed(ctx);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        begin();
        readMore(ctx);
    }

    /// More is read only when it can be taken.
    @Override
    public void read(ChannelHandlerContext ctx) {
        readMore(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        unbegun = null;
        if (current != null) {
            current.abandon();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (current == null || current.isAnswered()) {
            ctx.close(promise);
        } else {
            closeAfter = promise;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (current != null) {
            current.content().lose();
        }
        ctx.close();
    }

    /// An answer that is given at once comes back here: the call that is under way goes on with what follows.
    private void proceed(ChannelHandlerContext ctx) {
        if (proceeding) {
            return;
        }
        proceeding = true;
        try {
            HttpObject next = waiting.peek();
            while (next != null && !(next instanceof HttpRequest && current != null)) {
                waiting.remove();
                take(ctx, next);
                next = waiting.peek();
            }
        } finally {
            proceeding = false;
        }
    }

    private void take(ChannelHandlerContext ctx, HttpObject part) {
        if (part instanceof HttpRequest request) {
            current = new Exchange(path, ctx, request, new Exchange.Connection(closing, this::goOn, this::finish));
        }
        Exchange exchange = current;
        if (exchange == null) {
            ReferenceCountUtil.release(part);
            return;
        }
        if (part instanceof HttpContent content) {
            exchange.content().add(content.content());
        }
        if (part instanceof LastHttpContent) {
            exchange.content().end();
            endIfOver(ctx);
        }
        if (part instanceof HttpRequest) {
            unbegun = exchange;
        }
        if (part instanceof LastHttpContent || !reading) {
            begin();
        }
    }

    /// What comes in one piece is there before a thread begins, which then need not wait for it.
    private void begin() {
        Exchange exchange = unbegun;
        if (exchange != null) {
            unbegun = null;
            exchange.begin();
        }
    }

    /// The content has room again.
    private void goOn(ChannelHandlerContext ctx) {
        readMore(ctx);
    }

    /// The answer has been written.
    private void finish(ChannelHandlerContext ctx) {
        if (closeAfter != null) {
            ctx.close(closeAfter);
        } else {
            endIfOver(ctx);
            if (!proceeding) {
                readMore(ctx);
            }
        }
    }

    private void endIfOver(ChannelHandlerContext ctx) {
        if (current != null && current.isAnswered() && current.content().isEnded()) {
            current = null;
            proceed(ctx);
        }
    }

    private void readMore(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        boolean wanted = exchange == null
                ? waiting.isEmpty()
                : !exchange.content().isEnded() && exchange.content().hasRoom();
        if (wanted) {
            ctx.read();
        }
    }
}
