package org.distributornode.adapters.http.netty.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.adapters.http.netty.hit.SeenRegion;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.PortFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a part of an object, stretch by stretch, on a thread that waits for each to leave. Where the object is a file
/// the system sends it, once it has been seen to that its bytes are in memory: event loops do not wait for disks.
@SuppressWarnings("FutureReturnValueIgnored") // what is lost with a connection is told by its end
final class BodyWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BodyWriter.class);

    /// The longest body that is read and sent together with its head, in bytes.
    private static final int SMALL = 64 * 1024;

    private static final int STRETCH = 1 << 20;
    private static final int CHUNK = 256 * 1024;

    private final ChannelHandlerContext ctx;
    private final ObjectBytes bytes;
    private final long end;
    private final BiConsumer<HttpResponse, ByteBuf> together;
    private final Runnable ending;
    private final @Nullable FileChannel file;
    private long at;

    /// @param together sends a head with a body that is at hand
    /// @param ending ends a body that has been sent
    BodyWriter(ChannelHandlerContext ctx, OfObject body, BiConsumer<HttpResponse, ByteBuf> together, Runnable ending) {
        this.ctx = ctx;
        this.bytes = body.bytes();
        this.at = body.slice().offset();
        this.end = body.slice().end();
        this.together = together;
        this.ending = ending;
        boolean plain = ctx.pipeline().get(SslHandler.class) == null;
        this.file = plain && !(bytes instanceof AssetBytes) && body.slice().length() > SMALL
                ? bytes.file().map(ObjectFile::channel).orElse(null)
                : null;
    }

    /// @return false if the client is gone, or has been cut off as bytes are missing
    boolean write(HttpResponse head) {
        try (bytes) {
            Object first = at < end ? next() : null;
            if (at == end) {
                together.accept(head, first instanceof HttpContent content ? content.content() : Unpooled.EMPTY_BUFFER);
                return true;
            }
            boolean there = sent(() -> both(head, first));
            pass(first);
            while (there && at < end) {
                Object piece = next();
                there = sent(() -> ctx.writeAndFlush(piece));
                pass(piece);
            }
            if (there) {
                ending.run();
            }
            return there || gone();
        } catch (BytesLost | PortFailure lost) {
            LOG.warn("answer cut off: {}", lost.getMessage());
            return gone();
        }
    }

    private boolean gone() {
        ctx.executor().execute(() -> ctx.channel().unsafe().closeForcibly());
        return false;
    }

    private ChannelFuture both(HttpResponse head, @Nullable Object first) {
        var written = ctx.write(head);
        return first == null ? written : ctx.writeAndFlush(first);
    }

    /// Waits until the connection has taken it.
    ///
    /// @return false if it did not
    private boolean sent(Supplier<ChannelFuture> writing) {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        ctx.executor().execute(() -> writing.get().addListener(future -> taken.complete(future.isSuccess())));
        return taken.join();
    }

    private Object next() {
        return file == null ? chunk() : stretch(file);
    }

    private Object stretch(FileChannel from) {
        long length = Math.min(STRETCH, end - at);
        if (!isResident(from, at, length)) {
            bring(at, length);
        }
        return new OpenRegion(from, at, length);
    }

    /// Goes on behind what has left of a stretch.
    private void pass(@Nullable Object piece) {
        if (piece instanceof OpenRegion region) {
            at += region.transferred();
        }
    }

    private Object chunk() {
        if (bytes instanceof AssetBytes coming) {
            await(coming);
        }
        int room = room();
        ByteBuf chunk = ctx.alloc().directBuffer(room, room);
        boolean done = false;
        try {
            while (chunk.isWritable()) {
                int count = bytes.read(at, chunk.nioBuffer(chunk.writerIndex(), chunk.writableBytes()));
                if (count == 0) {
                    break;
                }
                chunk.writerIndex(chunk.writerIndex() + count);
                at += count;
            }
            done = chunk.isReadable();
        } finally {
            if (!done) {
                chunk.release();
            }
        }
        if (!done) {
            return chunk();
        }
        return new DefaultHttpContent(chunk);
    }

    /// How much is to leave next: the last byte of what is not proven yet only when all others have left.
    private int room() {
        int room = (int) Math.min(CHUNK, end - at);
        boolean waits = room > 1 && room == end - at && bytes instanceof AssetBytes coming && coming.isUnproven();
        return waits ? room - 1 : room;
    }

    /// Waits until a byte is readable.
    private void await(AssetBytes coming) {
        while (coming.readable(at) == 0) {
            CompletableFuture<Boolean> there = new CompletableFuture<>();
            coming.whenReadable(at, () -> there.complete(true));
            there.join();
        }
    }

    private static boolean isResident(FileChannel file, long from, long length) {
        try (Arena arena = Arena.ofConfined()) {
            return file.map(FileChannel.MapMode.READ_ONLY, from, length, arena).isLoaded();
        } catch (IOException failure) {
            LOG.debug("not to be mapped", failure);
            return false;
        }
    }

    private void bring(long from, long length) {
        ByteBuffer ignored = ByteBuffer.allocate(SMALL);
        long position = from;
        while (position < from + length) {
            ignored.clear().limit((int) Math.min(SMALL, from + length - position));
            int count = bytes.read(position, ignored);
            if (count == 0) {
                throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
            }
            position += count;
        }
    }

    /// Leaves the file open.
    private static final class OpenRegion extends SeenRegion {

        OpenRegion(FileChannel file, long from, long length) {
            super(file, from, length, System::nanoTime);
        }

        @Override
        protected void deallocate() {}
    }
}
