package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/// Makes request targets comparable before they are routed.
///
/// Paths are case-insensitive and query parameters are ignored, as on the reference node. An absolute target loses its
/// authority (RFC 9112, section 3.2.2).
final class RequestLine extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            request.setUri(normalised(request.uri()));
        }
        ctx.fireChannelRead(message);
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
