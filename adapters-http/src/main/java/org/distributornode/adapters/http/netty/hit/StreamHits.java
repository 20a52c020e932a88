package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.distributornode.adapters.http.hit.RequestHead;
import org.distributornode.adapters.http.wire.Protocol;
import org.jspecify.annotations.Nullable;

/// What [HitHandler] is to a connection of HTTP/1.1, for one stream of HTTP/2: answers its request if that is plain and
/// for an object at hand. Stands behind the stream's codec, and has requests read and heads made in the form of
/// HTTP/1.1, by the code that does it there, so that both answer alike.
@SuppressWarnings("FutureReturnValueIgnored") // promises belong to their callers
final class StreamHits extends ChannelDuplexHandler {

    private static final int END_OF_VERSION = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int DECIMAL = 10;
    private static final int NONE = -1;
    private static final int LAST_OF_LATIN = 0xff;

    private final HitPath path;
    private final HitPath.Surroundings surroundings;
    private final String inner;
    private @Nullable HitAnswers answers;
    private boolean answered;
    private boolean bodiless;
    private boolean begun;
    private long lacking;

    /// @param inner name of the next handler behind this
    StreamHits(HitPath path, HitPath.Surroundings surroundings, String inner) {
        this.path = path;
        this.surroundings = surroundings;
        this.inner = inner;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof FullHttpRequest request && !request.content().isReadable() && answer(ctx, request)) {
            request.release();
        } else {
            ctx.fireChannelRead(message);
        }
    }

    /// Of what was answered here the framework never hears.
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!answered) {
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (answers != null) {
            answers.abandon();
        }
        ctx.fireChannelInactive();
    }

    /// Bytes are ours; what routes write is in messages.
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf bytes)) {
            ctx.write(message, promise);
        } else if (begun) {
            lacking -= bytes.readableBytes();
            ctx.write(lacking > 0 ? new DefaultHttpContent(bytes) : new DefaultLastHttpContent(bytes), promise);
        } else {
            begun = true;
            begin(ctx, bytes, promise);
        }
    }

    private boolean answer(ChannelHandlerContext ctx, FullHttpRequest request) {
        Scratch scratch = path.scratch();
        int length = write(request, scratch.request);
        if (length == 0 || scratch.head.read(scratch.request, length) != RequestHead.Verdict.PLAIN) {
            return false;
        }
        bodiless = scratch.head.isHead();
        HitAnswers here = new HitAnswers(
                path,
                surroundings,
                new HitAnswers.Connection(ctx.pipeline().context(inner), Protocol.HTTPS_2, () -> {}));
        answers = here; // before it writes
        answered = here.answer(scratch);
        here.flush();
        return answered;
    }

    /// @return bytes of the head in the form of HTTP/1.1; 0 if it is too long or has a character that is none of a
    /// field
    private static int write(FullHttpRequest request, byte[] into) {
        int at = putField(request.method().name(), into, 0);
        at = put(" ", into, at);
        at = putField(request.uri(), into, at);
        at = put(" HTTP/1.1\r\n", into, at);
        for (Map.Entry<String, String> field : request.headers()) {
            at = putField(field.getKey(), into, at);
            at = put(": ", into, at);
            at = putField(field.getValue(), into, at);
            at = put("\r\n", into, at);
        }
        return Math.max(0, put("\r\n", into, at));
    }

    private static int putField(String text, byte[] into, int at) {
        return text.chars().allMatch(each -> each >= ' ' && each <= LAST_OF_LATIN) ? put(text, into, at) : NONE;
    }

    private static int put(String latin, byte[] into, int at) {
        if (at < 0 || at + latin.length() > into.length) {
            return NONE;
        }
        for (int i = 0; i < latin.length(); i++) {
            into[at + i] = (byte) latin.charAt(i);
        }
        return at + latin.length();
    }

    /// @param bytes the head of the answer, and all of its body or nothing
    private void begin(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(
                Integer.parseInt(line(bytes), END_OF_VERSION, END_OF_VERSION + STATUS_DIGITS, DECIMAL));
        HttpHeaders fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (String line = line(bytes); !line.isEmpty(); line = line(bytes)) {
            int colon = line.indexOf(':');
            fields.add(line.substring(0, colon), line.substring(colon + 2));
        }
        lacking = bodiless ? 0 : Long.parseLong(fields.get(HttpHeaderNames.CONTENT_LENGTH)) - bytes.readableBytes();
        if (lacking == 0) {
            ctx.write(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, bytes, fields, EmptyHttpHeaders.INSTANCE),
                    promise);
        } else {
            bytes.release();
            ctx.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, fields), promise);
        }
    }

    private static String line(ByteBuf bytes) {
        int length = bytes.bytesBefore((byte) '\r');
        String line = bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1);
        bytes.skipBytes(length + 2);
        return line;
    }
}
