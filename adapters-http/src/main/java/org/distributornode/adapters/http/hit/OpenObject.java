package org.distributornode.adapters.http.hit;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.bytes.ObjectBytes;

/// A held object that is open for many answers at once; closed when the last of them lets go.
public final class OpenObject {

    private static final int STEP = 64 * 1024;

    /// The system reads ahead, so that more comes from the medium than was asked for: usually 128 KiB, seldom more than
    /// this.
    private static final long READ_AHEAD = 8 << 20;

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
        boolean resident = residency.isResident(offset, length);
        if (!resident) {
            bytes.doubt(offset, length);
        }
        return resident && bytes.isSeen(offset, length);
    }

    /// Waits until these bytes are in memory and seen to be right.
    ///
    /// @return false if they are not there
    /// @throws org.distributornode.application.port.PortFailure if they cannot be read
    public boolean bring(long offset, long length) {
        doubtWhatIsReadAhead(offset + length);
        ByteBuffer ignored = ByteBuffer.allocate((int) Math.min(STEP, length));
        long at = offset;
        while (at < offset + length) {
            ignored.clear().limit((int) Math.min(ignored.capacity(), offset + length - at));
            int count = bytes.read(at, ignored);
            if (count == 0) {
                return false;
            }
            at += count;
        }
        return true;
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
