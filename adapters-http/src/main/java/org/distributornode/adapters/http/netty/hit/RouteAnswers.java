package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.jspecify.annotations.Nullable;

/// Behind the HTTP codec of a connection: sends the bodies that routes leave to the system, and tells [HitHandler]
/// when a request has been answered. A route's answer that names a [FileAnswer] kept here is sent with it in place
/// of its body.
///
/// Nothing overtakes such a body: what is written meanwhile waits.
@SuppressWarnings("FutureReturnValueIgnored") // promises belong to their callers
public final class RouteAnswers extends ChannelDuplexHandler {

    /// The field that names it; never leaves.
    public static final String MARK = "x-distributor-node-body";

    private static final int FIRST_FINAL = 200;

    private final Executor threads;
    private final HitHandler hits;
    private final BooleanSupplier closing;
    private final Map<String, FileAnswer> kept = new ConcurrentHashMap<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private @Nullable Transmission sending;
    private @Nullable ChannelPromise awaited;
    private final AtomicReference<ComingAnswer.@Nullable Routed> decided = new AtomicReference<>();
    private volatile boolean closed;
    private boolean last;
    private boolean over;

    private record Held(Object message, ChannelPromise promise) {}

    /// @param closing whether the listener takes no more requests
    RouteAnswers(HitHandler hits, Executor threads, BooleanSupplier closing) {
        this.hits = hits;
        this.threads = threads;
        this.closing = closing;
    }

    /// Keeps a body until its head is written; lets go of it at once if the connection is gone. May be called by any
    /// thread.
    ///
    /// @return its name
    public String keep(FileAnswer answer) {
        String name = UUID.randomUUID().toString();
        kept.put(name, answer);
        if (closed && kept.remove(name) != null) {
            answer.drop();
        }
        return name;
    }

    /// What the request that goes on now is to be answered with.
    ///
    /// @param end completed when that has been written, so that a close from before the framework knew of the
    ///     request goes on waiting; at once if the listener is not closing
    void decide(ComingAnswer.Routed answer, ChannelPromise end) {
        drop(decided.getAndSet(answer));
        if (closing.getAsBoolean()) {
            awaited = end;
        } else {
            end.trySuccess();
        }
    }

    /// Nothing waits any more for what is being answered. On the event loop.
    public void letGo() {
        if (awaited != null) {
            awaited.trySuccess();
            awaited = null;
        }
    }

    /// What the request that has come to its route is to be answered with, if that is known.
    public Optional<ComingAnswer.Routed> takeDecided() {
        return Optional.ofNullable(decided.getAndSet(null));
    }

    private static void drop(ComingAnswer.@Nullable Routed answer) {
        if (answer != null) {
            answer.drop();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (over) {
            drop(message, promise);
        } else if (sending == null) {
            pass(ctx, message, promise);
        } else {
            held.add(new Held(message, promise));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closed = true;
        letGo();
        drop(decided.getAndSet(null));
        if (sending != null) {
            sending.abandon();
        }
        for (String name : List.copyOf(kept.keySet())) {
            FileAnswer dropped = kept.remove(name);
            if (dropped != null) {
                dropped.drop();
            }
        }
        ctx.fireChannelInactive();
    }

    private void pass(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        FileAnswer answer = message instanceof FullHttpResponse response ? named(response) : null;
        if (answer != null && message instanceof FullHttpResponse response) {
            send(ctx, response, answer, promise);
            return;
        }
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < FIRST_FINAL;
        boolean whole = message instanceof LastHttpContent && !interim;
        if (message instanceof HttpResponse response && !interim) {
            tellWhetherItIsTheLast(response);
        }
        ctx.write(message, whole ? ending(promise) : promise);
        if (whole) {
            drop(decided.getAndSet(null));
            EarlyRefusal.take(ctx.channel());
            answered();
        }
    }

    private void tellWhetherItIsTheLast(HttpResponse response) {
        if (closing.getAsBoolean()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        last = response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }

    /// Behind an answer that says that it is the last nothing is looked at any more (RFC 9112, 9.6).
    private void answered() {
        if (!last) {
            hits.answered();
        }
    }

    private ChannelPromise ending(ChannelPromise promise) {
        return awaited == null ? promise : promise.unvoid().addListener(_ -> letGo());
    }

    private @Nullable FileAnswer named(FullHttpResponse response) {
        String name = response.headers().get(MARK);
        return name == null ? null : kept.remove(name);
    }

    private void send(ChannelHandlerContext ctx, FullHttpResponse response, FileAnswer answer, ChannelPromise promise) {
        DefaultHttpResponse head =
                new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers());
        response.release();
        head.headers().remove(MARK);
        tellWhetherItIsTheLast(head);
        tellLength(head.headers(), answer.length());
        ChannelPromise end = ending(promise.unvoid());
        ctx.write(head);
        FileBody body = new FileBody(answer.pieces(), answer.file(), answer.bytes(), true);
        sending = new Transmission(ctx, body, threads, new FileAnswer.Course() {
            @Override
            public void firstByte() {
                answer.course().firstByte();
            }

            @Override
            public void over(Ending ending, long sent) {
                sending = null;
                answer.course().over(ending, sent);
                goOn(ctx, ending, end);
            }
        });
        sending.step();
    }

    /// Where the framework tells it of other answers: behind all but the connection's own field.
    private static void tellLength(HttpHeaders headers, long length) {
        headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        if (connection != null) {
            headers.set(HttpHeaderNames.CONNECTION, connection);
        }
    }

    private void goOn(ChannelHandlerContext ctx, Ending ending, ChannelPromise end) {
        if (ending == Ending.WHOLE) {
            over = last;
            ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, end);
            answered();
        } else {
            over = true;
            end.tryFailure(new ClosedChannelException());
        }
        while (sending == null && !held.isEmpty()) {
            Held next = held.remove();
            if (over) {
                drop(next.message(), next.promise());
            } else {
                pass(ctx, next.message(), next.promise());
            }
        }
        ctx.flush();
    }

    /// The framework closes the connection when a last answer has left, and may have answered what came behind by then.
    private static void drop(Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        promise.tryFailure(new ClosedChannelException());
    }
}
