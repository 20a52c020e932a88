package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Locale;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.SharedHeaders;

/// Makes request targets comparable before they are routed, and gives every answer the fields that all answers have.
///
/// Paths are case-insensitive and query parameters are ignored, as on the reference node. An absolute target loses its
/// authority (RFC 9112, section 3.2.2).
final class RequestLine extends ChannelDuplexHandler {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            request.setUri(normalised(request.uri()));
        }
        ctx.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise belongs to the caller
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && response.status().code() >= 200) {
            for (Header header : SharedHeaders.ALL) {
                if (!response.headers().contains(header.name())) {
                    response.headers().set(header.name(), header.value());
                }
            }
        }
        ctx.write(message, promise);
    }

    static String normalised(String target) {
        String path = target;
        int authority = path.startsWith("/") ? -1 : path.indexOf("://");
        if (authority >= 0) {
            int slash = path.indexOf('/', authority + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        int end = path.indexOf('?');
        path = (end < 0 ? path : path.substring(0, end)).toLowerCase(Locale.ROOT);
        if (path.startsWith("//")) {
            return "/." + path; // else what follows would be taken for a host
        }
        return path.startsWith("/") ? path : "/" + path;
    }
}
