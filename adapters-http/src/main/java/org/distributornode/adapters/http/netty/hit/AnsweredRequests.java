package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/// Tells when a request that went on has been answered, so that the next one may be looked at.
final class AnsweredRequests extends ChannelOutboundHandlerAdapter {

    private static final int FIRST_FINAL = 200;

    private final HitHandler hits;

    AnsweredRequests(HitHandler hits) {
        this.hits = hits;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise belongs to the caller
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < FIRST_FINAL;
        boolean last = message instanceof LastHttpContent && !interim;
        ctx.write(message, promise);
        if (last) {
            hits.answered();
        }
    }
}
