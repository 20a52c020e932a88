package org.distributornode.adapters.http.netty.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.distributornode.adapters.http.netty.exchange.Answer.Bytes;
import org.distributornode.adapters.http.netty.exchange.Answer.Nothing;
import org.distributornode.adapters.http.netty.exchange.Answer.OfFile;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.adapters.http.netty.exchange.Answer.Shared;
import org.distributornode.adapters.http.netty.hit.FileAnswer;
import org.distributornode.adapters.http.netty.hit.FileBody;
import org.distributornode.adapters.http.netty.hit.Transmission;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;

/// Sends one answer, on the thread that answers the request or on the event loop.
@SuppressWarnings("FutureReturnValueIgnored") // what is lost with a connection is told by its end
final class AnswerWriter {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final ChannelHandlerContext ctx;
    private final ExchangePath path;
    private final boolean head;
    private final boolean last;

    /// @param head whether the body stays
    /// @param last whether no other answer follows on the connection
    AnswerWriter(ChannelHandlerContext ctx, ExchangePath path, boolean head, boolean last) {
        this.ctx = ctx;
        this.path = path;
        this.head = head;
        this.last = last;
    }

    /// Returns when all has been handed to the network; an object's bytes are closed then.
    ///
    /// @param written is run on the event loop once nothing follows
    /// @return false if the client is gone, or has been cut off as bytes are missing
    boolean write(Answer answer, Runnable written) {
        HttpResponse response = response(answer);
        return switch (answer.body()) {
            case Nothing _ -> together(response, Unpooled.EMPTY_BUFFER, written);
            case Bytes body ->
                together(response, head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body.bytes()), written);
            case OfObject body
            when head -> {
                body.bytes().close();
                yield together(response, Unpooled.EMPTY_BUFFER, written);
            }
            case OfObject body ->
                new BodyWriter(ctx, body, (begun, all) -> together(begun, all, written), () -> end(written))
                        .write(response);
            case Shared _, OfFile _ -> throw new IllegalStateException("for event loops: " + answer.body());
        };
    }

    /// Sends on the event loop, whose caller goes on at once. To anything but HEAD.
    ///
    /// @param written is run once nothing follows, with false if the client has gone
    /// @return what goes on, if anything does
    Optional<Transmission> begin(Answer answer, Executor threads, Consumer<Boolean> written) {
        HttpResponse response = response(answer);
        switch (answer.body()) {
            case Nothing _ -> send(response, Unpooled.EMPTY_BUFFER, () -> written.accept(true));
            case Bytes body -> send(response, Unpooled.wrappedBuffer(body.bytes()), () -> written.accept(true));
            case Shared body -> send(response, body.bytes(), () -> written.accept(true));
            case OfFile body -> {
                ctx.write(response);
                return Optional.of(transmission(body, threads, written));
            }
            case OfObject _ -> throw new IllegalStateException("for threads: " + answer.body());
        }
        return Optional.empty();
    }

    private Transmission transmission(OfFile body, Executor threads, Consumer<Boolean> written) {
        boolean plain = ctx.pipeline().get(SslHandler.class) == null;
        FileBody sent = new FileBody(
                List.of(new Piece.OfObject(body.slice())), body.file(), new FileOnly(body.object()), plain);
        return new Transmission(ctx, sent, threads, new FileAnswer.Course() {
            @Override
            public void firstByte() {}

            @Override
            public void over(Ending ending, long bytes) {
                if (ending == Ending.WHOLE) {
                    ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                }
                written.accept(ending == Ending.WHOLE);
            }
        });
    }

    /// As one message, which leaves at once. Takes over the body.
    private boolean together(HttpResponse response, ByteBuf body, Runnable written) {
        ctx.executor().execute(() -> send(response, body, written));
        return true;
    }

    private void send(HttpResponse response, ByteBuf body, Runnable written) {
        FullHttpResponse whole = new DefaultFullHttpResponse(
                response.protocolVersion(), response.status(), body, response.headers(), EmptyHttpHeaders.INSTANCE);
        ctx.writeAndFlush(whole);
        written.run();
    }

    private void end(Runnable written) {
        ctx.executor().execute(() -> {
            ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
            written.run();
        });
    }

    private HttpResponse response(Answer answer) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
        HttpHeaders headers = response.headers();
        for (Header header : answer.headers()) {
            headers.add(header.name(), header.value());
        }
        headers.set(HttpHeaderNames.DATE, path.date().now());
        if (answer.status() != NO_CONTENT && answer.status() != NOT_MODIFIED) {
            headers.set(
                    HttpHeaderNames.CONTENT_LENGTH, Long.toString(answer.body().length()));
        }
        if (last) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
