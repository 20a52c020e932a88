package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who are sent one file while it comes in, each file's readers a crowd, and the memory that all crowds have
/// together. Safe for use by any thread.
///
/// A crowd is sent what has come from memory: to read it once and to copy it to each costs sender and receiver less
/// than to have the system send the same pages of a file to each.
public final class Crowds {

    private static final Logger LOG = LoggerFactory.getLogger(Crowds.class);

    private final Map<FileChannel, Crowd> crowds = new ConcurrentHashMap<>();
    private final ByteBufAllocator memory;
    private final AtomicLong left;

    /// @param most bytes of memory that all of them may take; what does not fit the system sends
    public Crowds(long most) {
        this(most, new PooledByteBufAllocator(true, 0, 1, 8192, 5, 0, 0, false));
    }

    Crowds(long most, ByteBufAllocator memory) {
        this.left = new AtomicLong(most);
        this.memory = memory;
    }

    /// One more answer from a file that comes in.
    ///
    /// @param bytes closed with those that are returned
    public AnswerBytes join(FileChannel file, AnswerBytes bytes) {
        Crowd crowd = crowds.compute(file, (_, there) -> {
            Crowd joined = there == null ? new Crowd(this) : there;
            joined.enter();
            return joined;
        });
        return new CrowdBytes(bytes, crowd, () -> leave(file));
    }

    /// Bytes of memory that may still be taken.
    public long left() {
        return left.get();
    }

    private void leave(FileChannel file) {
        crowds.computeIfPresent(file, (_, crowd) -> crowd.leave() ? crowd : null);
    }

    /// Memory for so many bytes; null if there is none left, or the process gives none.
    @Nullable
    ByteBuf take(int bytes) {
        if (left.getAndUpdate(now -> now >= bytes ? now - bytes : now) < bytes) {
            return null;
        }
        try {
            return memory.directBuffer(bytes, bytes);
        } catch (OutOfMemoryError refused) {
            left.addAndGet(bytes);
            LOG.warn("no memory for a crowd: bytes={} why={}", bytes, refused.getMessage());
            return null;
        }
    }

    /// Gives memory back, whose last reader may still be sent some of it.
    void giveBack(ByteBuf taken) {
        left.addAndGet(taken.capacity());
        taken.release();
    }
}
