package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Queue<ByteBuf> lent = new ConcurrentLinkedQueue<>();
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
        takeBack();
        return left.get();
    }

    /// Whoever leaves has been sent all that it was given, so that nothing stays behind the last.
    private void leave(FileChannel file) {
        takeBack();
        crowds.computeIfPresent(file, (_, crowd) -> crowd.leave() ? crowd : null);
    }

    /// Memory for so many bytes; null if there is none left, or the process gives none.
    @Nullable
    ByteBuf take(int bytes) {
        takeBack();
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

    /// Gives memory back, whose last readers may still be sent some of it: it counts as taken until then.
    void giveBack(ByteBuf taken) {
        lent.add(taken);
        takeBack();
    }

    /// Those that are still being sent are no more than all who are sent something.
    private void takeBack() {
        for (int looks = lent.size(); looks > 0; looks--) {
            ByteBuf taken = lent.poll();
            if (taken == null) {
                return;
            }
            if (taken.refCnt() > 1) {
                lent.add(taken);
            } else {
                int bytes = taken.capacity();
                taken.release();
                left.addAndGet(bytes);
            }
        }
    }
}
