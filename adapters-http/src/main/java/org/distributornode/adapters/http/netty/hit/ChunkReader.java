package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.util.function.Function;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.PortFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads some bytes of an answer that no file gives; that may wait for the disk.
final class ChunkReader {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkReader.class);

    /// Netty's own allocators make each buffer of 64 KiB anew and clear it: the adaptive one since the heap is small,
    /// the pooled one since the framework has it take memory by 64 KiB. This one takes it by 1 MiB.
    private static final ByteBufAllocator CHUNKS =
            new PooledByteBufAllocator(true, 0, PooledByteBufAllocator.defaultNumDirectArena(), 8192, 7, 0, 0, false);

    private ChunkReader() {}

    sealed interface Outcome {}

    /// @param chunk at least one byte; the caller releases it
    record Read(ByteBuf chunk) implements Outcome {}

    /// So many bytes are in the file.
    record InFile(int length) implements Outcome {}

    /// Nothing is readable there yet.
    record NotYet(AssetBytes bytes) implements Outcome {}

    /// What was readable is to be fetched again.
    record Vain() implements Outcome {}

    /// There is nothing to come; the log says why.
    record Lost() implements Outcome {}

    static Outcome read(AnswerBytes answer, ByteBufAllocator memory, long position, int length) {
        return attempt(answer, bytes -> {
            long readable = bytes.readable(position);
            return readable == 0
                    ? new NotYet(bytes)
                    : read(bytes, memory.directBuffer(length), position, (int) Math.min(length, readable));
        });
    }

    /// Takes what is to be sent from the file. Waits for nothing.
    static Outcome take(AnswerBytes answer, long position, int length) {
        return attempt(answer, bytes -> {
            int taken = (int) bytes.take(position, answer.atOnce(position, length));
            return taken == 0 ? new NotYet(bytes) : new InFile(taken);
        });
    }

    /// Copies some bytes of the file, from memory to memory, so that it may be done on an event loop.
    ///
    /// @return at least one byte, which the caller releases; null if there are none
    static @Nullable ByteBuf copy(FileBody body, long position, int length) {
        ByteBuf chunk = CHUNKS.directBuffer(length, length);
        int count = 0;
        try {
            count = chunk.writeBytes(body.file().file(), position, length);
        } catch (IOException failure) {
            LOG.debug("not to be read: object={}", body.bytes().object(), failure);
        }
        if (count > 0) {
            return chunk;
        }
        chunk.release();
        return null;
    }

    private static Outcome attempt(AnswerBytes answer, Function<AssetBytes, Outcome> work) {
        try {
            return work.apply(answer.reading());
        } catch (BytesLost | PortFailure lost) {
            LOG.warn("answer cut off: object={} why={}", answer.object(), lost.getMessage());
            return new Lost();
        } catch (RuntimeException | Error failure) { // whatever broke, the client is told and others go on
            LOG.error("answer cut off: object={}", answer.object(), failure);
            return new Lost();
        }
    }

    private static Outcome read(AssetBytes bytes, ByteBuf chunk, long position, int length) {
        int count = 0;
        try {
            count = bytes.read(position, chunk.nioBuffer(0, length));
            chunk.writerIndex(count);
            return count > 0 ? new Read(chunk) : new Vain();
        } finally {
            if (count == 0) {
                chunk.release();
            }
        }
    }
}
