package org.distributornode.adapters.http.hit;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.content.ByteSlice;

/// A held object that is open for many answers at once; closed when the last of them lets go.
public final class OpenObject {

    private static final int STEP = 64 * 1024;

    /// The system reads ahead, so that more comes from the medium than was asked for: usually 128 KiB, seldom more than
    /// this.
    private static final long READ_AHEAD = 8 << 20;

    /// For what is read only to be in memory. Where many objects have left it at once, a buffer for each stretch of
    /// theirs would have the heap collected many times a second.
    private static final Queue<ByteBuffer> SPARE = new ArrayBlockingQueue<>(16);

    private final ObjectBytes bytes;
    private final FileChannel file;
    private final Residency residency;
    private final Executor threads;
    private final AtomicInteger shares = new AtomicInteger(1);

    /// Opened with one share.
    ///
    /// @param bytes closed with this
    /// @param file that consists of them
    /// @param threads close it, since that may take a while
    public OpenObject(ObjectBytes bytes, FileChannel file, Residency residency, Executor threads) {
        this.bytes = bytes;
        this.file = file;
        this.residency = residency;
        this.threads = threads;
    }

    /// Takes one more share.
    ///
    /// @return false if it is closed already
    public boolean share() {
        return shares.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /// Gives a share back.
    public void release() {
        int left = shares.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("given back more often than taken");
        }
        if (left == 0) {
            threads.execute(this::close);
        }
    }

    /// Whoever uses it has a share, and does not close it.
    public FileChannel file() {
        return file;
    }

    /// Whether these bytes can be sent without waiting for the disk: they are in memory, and have been seen to be right
    /// since they came there.
    public boolean isReady(long offset, long length) {
        if (residency.isResident(offset, length)) {
            return bytes.isSeen(offset, length);
        }
        for (ByteSlice part : parts(offset, length)) {
            if (!residency.isResident(part.offset(), part.length())) {
                bytes.doubt(part.offset(), part.length());
            }
        }
        return false;
    }

    /// Waits until these bytes are in memory and seen to be right.
    ///
    /// @return false if they are not there
    /// @throws org.distributornode.application.port.PortFailure if they cannot be read
    public boolean bring(long offset, long length) {
        doubtWhatIsReadAhead(offset + length);
        ByteBuffer spare = SPARE.poll();
        ByteBuffer ignored = spare == null ? ByteBuffer.allocate(STEP) : spare;
        try {
            for (ByteSlice part : parts(offset, length)) {
                if (!isReady(part.offset(), part.length()) && !read(part, ignored)) {
                    return false;
                }
            }
            return true;
        } finally {
            SPARE.offer(ignored);
        }
    }

    private boolean read(ByteSlice part, ByteBuffer ignored) {
        long at = part.offset();
        while (at < part.end()) {
            int count = bytes.read(at, ignored.clear().limit((int) (part.end() - at)));
            if (count == 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    /// Cut where what is seen at once begins.
    private static List<ByteSlice> parts(long offset, long length) {
        List<ByteSlice> parts = new ArrayList<>();
        long end = offset + length;
        for (long at = offset; at < end; at = parts.getLast().end()) {
            parts.add(ByteSlice.between(at, Math.min(end, at - at % STEP + STEP)));
        }
        return parts;
    }

    /// What is in memory does not come from the medium.
    private void doubtWhatIsReadAhead(long from) {
        long end = Math.min(bytes.size(), from + READ_AHEAD);
        for (long at = from - from % STEP; at < end; at += STEP) {
            long length = Math.min(STEP, end - at);
            if (bytes.isSeen(at, length) && !residency.isResident(at, length)) {
                bytes.doubt(at, length);
            }
        }
    }

    private void close() {
        try (bytes) {
            residency.close();
        }
    }
}
