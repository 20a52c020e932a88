package org.distributornode.adapters.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.SharedHeaders;

/// Gives every answer the fields that all answers have.
final class AnswerFields extends ChannelOutboundHandlerAdapter {

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
}
