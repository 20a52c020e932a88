package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// A file that many read and that is closed when the last of them lets go, under whatever name it has by then, or none.
///
/// Java closes a channel when the thread that reads it is interrupted, for all who share it. The file is therefore open
/// twice: what reads without a channel knows no interrupts, and takes over, more slowly, if the channel is gone.
final class SharedFile {

    private static final int STEP = 64 * 1024;

    private final FileChannel channel;
    private final RandomAccessFile spare;
    private final ReentrantLock spareLock = new ReentrantLock();
    private int shares = 1;

    private SharedFile(FileChannel channel, RandomAccessFile spare) {
        this.channel = channel;
        this.spare = spare;
    }

    /// Opened with one share.
    static SharedFile open(Path path) throws IOException {
        return open(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    /// @param channel to read the file at `path`; closed with this
    static SharedFile open(Path path, FileChannel channel) throws IOException {
        try {
            return new SharedFile(channel, new RandomAccessFile(path.toFile(), "r"));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Takes one more share.
    ///
    /// @return false if it is closed already
    synchronized boolean share() {
        if (shares == 0) {
            return false;
        }
        shares++;
        return true;
    }

    /// Gives a share back.
    synchronized void release() throws IOException {
        shares--;
        if (shares == 0) {
            try (spare) {
                channel.close();
            }
        }
    }

    /// To be sent by the system: nobody reads it through a channel, so that no interrupt closes it.
    FileChannel uninterrupted() {
        return spare.getChannel();
    }

    /// Its length in bytes.
    long size() throws IOException {
        return spare.length();
    }

    /// Reads as [FileChannel#read(ByteBuffer, long)] does, whatever interrupts come.
    int read(long position, ByteBuffer into) throws IOException {
        int start = into.position();
        boolean interrupted = Thread.interrupted();
        try {
            return channel.read(into, position);
        } catch (ClosedChannelException _) {
            interrupted |= Thread.interrupted();
            return readSpare(position, into.position(start));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int readSpare(long position, ByteBuffer into) throws IOException {
        byte[] bytes = new byte[Math.min(STEP, into.remaining())];
        int count;
        spareLock.lock();
        try {
            spare.seek(position);
            count = spare.read(bytes);
        } finally {
            spareLock.unlock();
        }
        if (count > 0) {
            into.put(bytes, 0, count);
        }
        return count;
    }
}
