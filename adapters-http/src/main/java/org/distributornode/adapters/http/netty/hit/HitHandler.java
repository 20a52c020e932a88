package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import org.distributornode.adapters.http.hit.RequestHead;
import org.distributornode.adapters.http.wire.Protocol;
import org.jspecify.annotations.Nullable;

/// Stands before the HTTP codec of a connection and looks at one request after the other: hits and plain misses are
/// answered here, any other head goes on to the codec, and what comes behind it waits until that one is answered.
/// Behind a request with a body, and behind what is no request, everything goes on.
///
/// Looks at nothing while an answer is under way or the client does not read, and reads nothing then either.
final class HitHandler extends ChannelDuplexHandler {

    private final HitPath path;
    private final HitPath.Surroundings surroundings;
    private @Nullable HitAnswers answers;
    private @Nullable ComingAnswers coming;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable ByteBuf waiting;
    private boolean transparent;
    private boolean routed;
    private boolean passedOn;
    private boolean looking;
    private boolean readWanted;

    HitHandler(HitPath path, HitPath.Surroundings surroundings) {
        this.path = path;
        this.surroundings = surroundings;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        Protocol protocol = context.pipeline().get(SslHandler.class) == null ? Protocol.HTTP_1 : Protocol.HTTPS_1;
        HitAnswers.Connection connection = new HitAnswers.Connection(context, protocol, this::goOn);
        answers = new HitAnswers(path, surroundings, connection);
        coming = new ComingAnswers(path, surroundings, connection);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        drop();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (transparent || !(message instanceof ByteBuf bytes)) {
            passedOn = true;
            context.fireChannelRead(message);
            return;
        }
        waiting = waiting == null
                ? bytes
                : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), waiting, bytes);
        look(context);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readWanted |= !passedOn && !transparent; // what was taken here leaves the framework still waiting
        passedOn |= transparent;
        settle(context);
    }

    /// More is read only when it can be looked at.
    @Override
    public void read(ChannelHandlerContext context) {
        if (waiting != null && isBusy(context)) {
            readWanted = true;
        } else {
            context.read();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            goOn();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        drop();
        if (answers != null) {
            answers.abandon();
        }
        if (coming != null) {
            coming.abandon();
        }
        context.fireChannelInactive();
    }

    /// The request that went on has been answered.
    void answered() {
        if (routed) {
            routed = false;
            goOn();
        }
    }

    /// Looks at what has been waiting.
    private void goOn() {
        ChannelHandlerContext context = ctx;
        if (context != null && !looking && !isBusy(context)) {
            look(context);
            settle(context);
        }
    }

    private void look(ChannelHandlerContext context) {
        if (looking) {
            return;
        }
        looking = true;
        try {
            boolean more = true;
            while (more && waiting != null && !isBusy(context)) {
                more = lookAtOne(context, waiting);
            }
        } finally {
            looking = false;
        }
    }

    /// @return false if the next request has not come whole
    private boolean lookAtOne(ChannelHandlerContext context, ByteBuf bytes) {
        Scratch scratch = path.scratch();
        int length = Math.min(bytes.readableBytes(), RequestHead.LONGEST);
        bytes.getBytes(bytes.readerIndex(), scratch.request, 0, length);
        switch (scratch.head.read(scratch.request, length)) {
            case INCOMPLETE -> {
                return false;
            }
            case OPAQUE -> {
                transparent = true;
                passOn(context, bytes.readableBytes());
            }
            case OTHER -> {
                routed = true;
                passOn(context, scratch.head.end());
            }
            case PLAIN -> {
                int end = scratch.head.end();
                if (answers != null && answers.answer(scratch)) {
                    skip(bytes, end);
                } else if (coming == null || !coming.answer(scratch.head, here -> take(context, end, here))) {
                    routed = true;
                    passOn(context, end);
                }
            }
        }
        return true;
    }

    /// It is known who answers the request that waits.
    private void take(ChannelHandlerContext context, int end, boolean here) {
        if (here && waiting != null) {
            skip(waiting, end);
        } else {
            routed = true;
            looking = true; // until it has gone on
            passOn(context, end);
            looking = false;
            look(context);
            settle(context);
        }
    }

    private void skip(ByteBuf bytes, int length) {
        bytes.skipBytes(length);
        releaseIfEmpty(bytes);
    }

    private void passOn(ChannelHandlerContext context, int length) {
        ByteBuf bytes = waiting;
        if (bytes == null) {
            return;
        }
        ByteBuf head = bytes.readRetainedSlice(length);
        releaseIfEmpty(bytes);
        passedOn = true;
        context.fireChannelRead(head);
    }

    private void releaseIfEmpty(ByteBuf bytes) {
        if (!bytes.isReadable()) {
            waiting = null;
            bytes.release();
        }
    }

    /// After looking: sends what was answered, and sees to it that there is more to look at.
    private void settle(ChannelHandlerContext context) {
        if (answers != null) {
            answers.flush();
        }
        if (passedOn) {
            passedOn = false;
            context.fireChannelReadComplete();
        }
        if (readWanted && !isBusy(context)) {
            readWanted = false;
            context.read();
        }
    }

    private boolean isBusy(ChannelHandlerContext context) {
        return !transparent
                && (routed
                        || (answers != null && answers.isSending())
                        || (coming != null && coming.isBusy())
                        || !context.channel().isWritable());
    }

    private void drop() {
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
    }
}
