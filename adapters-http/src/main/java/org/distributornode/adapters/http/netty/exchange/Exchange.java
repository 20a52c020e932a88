package org.distributornode.adapters.http.netty.exchange;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.distributornode.adapters.http.netty.exchange.Request.Peer;
import org.distributornode.adapters.http.netty.hit.Transmission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its answer.
@SuppressWarnings("FutureReturnValueIgnored") // what is lost with a connection is told by its end
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int GONE = 499;
    private static final int TIMEOUT = 408;
    private static final int LINGER_SECONDS = 2;

    private final ExchangePath path;
    private final ChannelHandlerContext ctx;
    private final HttpRequest message;
    private final Connection connection;
    private final RequestContent content;
    private final Request request;
    private final long begun = System.nanoTime();
    private final boolean expects;
    private volatile boolean asked;
    private @Nullable Transmission sending;
    private boolean answered;

    /// @param closing whether the listener takes no more requests
    /// @param more on the event loop: the content has room again
    /// @param finished on the event loop: the answer has been written
    record Connection(
            BooleanSupplier closing, Consumer<ChannelHandlerContext> more, Consumer<ChannelHandlerContext> finished) {}

    Exchange(ExchangePath path, ChannelHandlerContext ctx, HttpRequest message, Connection connection) {
        this.path = path;
        this.ctx = ctx;
        this.message = message;
        this.connection = connection;
        this.expects = HttpUtil.is100ContinueExpected(message);
        this.content = new RequestContent(
                this::ask, () -> ctx.executor().execute(() -> connection.more().accept(ctx)), path.patience());
        this.request = new Request(message, content, peer(ctx));
    }

    private static Peer peer(ChannelHandlerContext ctx) {
        boolean encrypted = ctx.pipeline().get(SslHandler.class) != null;
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address && !address.isUnresolved()
                ? new Peer(address.getAddress().getHostAddress(), address.getPort(), encrypted)
                : new Peer("unknown", 0, encrypted);
    }

    RequestContent content() {
        return content;
    }

    /// Whether the answer has been written; for the event loop.
    boolean isAnswered() {
        return answered;
    }

    /// The client has gone.
    void abandon() {
        content.lose();
        if (sending != null) {
            sending.abandon();
        }
    }

    void begin() {
        Optional<Answer> answer = isBodiless() ? atOnce() : Optional.empty();
        if (answer.isEmpty()) {
            path.threads().execute(this::run);
            return;
        }
        boolean last = isLast();
        int status = answer.get().status();
        sending = new AnswerWriter(ctx, path, false, last)
                .begin(answer.get(), path.threads(), whole -> sent(whole ? status : GONE, last))
                .orElse(null);
        if (sending != null) {
            sending.step();
        }
    }

    private boolean isBodiless() {
        HttpHeaders headers = message.headers();
        return message.decoderResult().isSuccess()
                && message.method().equals(HttpMethod.GET)
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !expects;
    }

    private Optional<Answer> atOnce() {
        try {
            return path.answering().atOnce(request);
        } catch (RuntimeException | Error failure) { // a thread that does the same tells the client
            LOG.debug("not answered at once", failure);
            return Optional.empty();
        }
    }

    private void sent(int status, boolean last) {
        sending = null;
        path.answering().over(request, status, System.nanoTime() - begun);
        written(last);
    }

    private void run() {
        int status = GONE;
        try {
            status = answer();
        } catch (ContentLost lost) {
            LOG.debug("no answer: {}", lost.getMessage());
            status = lost.isLate() ? TIMEOUT : GONE;
            cut();
        } catch (RuntimeException | Error failure) { // whatever broke, others go on
            LOG.error("answer cut off", failure);
            cut();
        } finally {
            content.discard();
            path.answering().over(request, status, System.nanoTime() - begun);
        }
    }

    private int answer() {
        Answer answer;
        try {
            answer = message.decoderResult().isFailure()
                    ? path.answering().unreadable(request, unreadable())
                    : path.answering().answer(request);
        } catch (ContentLost lost) {
            throw lost;
        } catch (RuntimeException | Error failure) { // whatever broke, the client is told
            answer = path.answering().broken(request, failure);
        }
        boolean last = isLast();
        boolean whole = new AnswerWriter(ctx, path, request.isHead(), last).write(answer, () -> written(last));
        return whole ? answer.status() : GONE;
    }

    private boolean isLast() {
        return !HttpUtil.isKeepAlive(message)
                || message.decoderResult().isFailure()
                || (expects && !asked)
                || connection.closing().getAsBoolean();
    }

    private int unreadable() {
        return switch (message.decoderResult().cause()) {
            case TooLongHttpLineException _ -> 414;
            case TooLongHttpHeaderException _ -> 431;
            case null, default -> 400;
        };
    }

    /// Lets the client send its body, if it waits for that (RFC 9110, section 10.1.1).
    private void ask() {
        asked = true;
        if (expects) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    /// On the event loop. A client that is still sending would lose the answer if it were cut off at once.
    private void written(boolean last) {
        answered = true;
        content.discard();
        if (last && content.isEnded()) {
            ctx.close();
        } else if (last) {
            ctx.executor().schedule(() -> ctx.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        }
        connection.finished().accept(ctx);
    }

    private void cut() {
        ctx.executor().execute(() -> {
            answered = true;
            ctx.close();
        });
    }
}
