package org.distributornode.adapters.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first to see what comes over a connection that is to be encrypted: tells whoever speaks plain HTTP so, in plain
/// HTTP, and counts handshakes that came to nothing. A connection that nothing encrypts is closed.
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of who is sent away
final class TlsEntrance extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(TlsEntrance.class);

    private static final String BODY = "{\"message\":\"this port speaks HTTPS\"}";

    private static final byte[] ANSWER =
            ("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
                            + "\r\nConnection: close\r\n\r\n" + BODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private final LongAdder failures;

    TlsEntrance(LongAdder failures) {
        this.failures = failures;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls == null) {
            ctx.close();
            return;
        }
        tls.handshakeFuture().addListener(handshake -> {
            if (!handshake.isSuccess() && !(handshake.cause() instanceof ClosedChannelException)) {
                failures.increment();
                LOG.debug(
                        "handshake failed client={} why={}",
                        ctx.channel().remoteAddress(),
                        String.valueOf(handshake.cause().getMessage()));
            }
        });
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable() && isPlain(bytes)) {
            bytes.release();
            failures.increment();
            ctx.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        ctx.pipeline().remove(this);
        ctx.fireChannelRead(message);
    }

    /// Methods are letters; the first byte of a TLS record never is one (RFC 8446, section 5.1).
    private static boolean isPlain(ByteBuf bytes) {
        int first = bytes.getByte(bytes.readerIndex());
        return first >= 'A' && first <= 'Z';
    }
}
