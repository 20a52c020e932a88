package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.jspecify.annotations.Nullable;

/// A file on its way in: bytes, then a trailer. Small ones are written at once, when they are whole. For one thread.
final class StagedFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Disk disk;
    private final Budget budget;
    private final Path path;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private @Nullable FileChannel channel;
    private long flushed;
    private long taken;
    private final Runnable left;
    private boolean closed;
    private boolean gone;
    private boolean full;
    private boolean ended;

    /// @param path where it is until it is moved
    /// @param left is run once when it is closed, whatever became of it
    StagedFile(Disk disk, Budget budget, Path path, Runnable left) {
        this.left = left;
        this.disk = disk;
        this.budget = budget;
        this.path = path;
    }

    /// As [org.distributornode.application.port.store.ObjectStore.Writer#write].
    boolean write(ByteBuffer bytes) {
        check();
        full = !reserve(bytes.remaining());
        try {
            if (!full) {
                take(bytes);
            }
        } catch (IOException e) {
            if (!StoreFailures.isFull(Trees.folder(path), e)) {
                throw StoreFailures.of("writing an object", Trees.folder(path), e);
            }
            full = true;
        }
        return !full;
    }

    long written() {
        return flushed + buffer.position();
    }

    /// Ends the file with this trailer, in the place of another one that was written so before, and forces it.
    ///
    /// @return its length, or -1 if there is no room for it
    long end(ByteBuffer trailer) throws IOException {
        check();
        long end = written() + trailer.remaining();
        full = !reserve(Math.max(0, end - taken));
        if (full) {
            return -1;
        }
        try {
            seal(trailer, end);
            return end;
        } catch (IOException e) {
            full = StoreFailures.isFull(Trees.folder(path), e);
            if (!full) {
                throw e;
            }
            return -1;
        }
    }

    /// Gives the file its place. Its room is not given back any more.
    void move(Path to) throws IOException {
        disk.move(path, to);
        taken = 0;
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() {
        budget.giveBack(taken);
        taken = 0;
        if (!gone) {
            gone = true;
            left.run();
        }
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
            disk.delete(path);
        } catch (IOException e) {
            throw StoreFailures.of("deleting what came to no end", path, e);
        }
    }

    private void check() {
        if (closed || full) {
            throw new IllegalStateException("nothing more can be written");
        }
    }

    private boolean reserve(long bytes) {
        boolean room = budget.take(bytes);
        taken += room ? bytes : 0;
        return room;
    }

    private void take(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > buffer.remaining()) {
            if (buffer.position() + bytes.remaining() <= BUFFER) {
                buffer = ByteBuffer.allocate(Math.min(BUFFER, 2 * (buffer.position() + bytes.remaining())))
                        .put(buffer.flip());
            } else {
                flush();
                if (bytes.remaining() >= BUFFER) {
                    append(bytes);
                    return;
                }
                buffer = buffer.capacity() == BUFFER ? buffer : ByteBuffer.allocate(BUFFER);
            }
        }
        buffer.put(bytes);
    }

    private void flush() throws IOException {
        append(buffer.flip());
        buffer.clear();
    }

    private void append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        disk.write(open(), bytes, flushed);
        flushed += count;
    }

    private void seal(ByteBuffer trailer, long end) throws IOException {
        if (flushed == 0) {
            ByteBuffer all = ByteBuffer.allocate(buffer.position() + trailer.remaining());
            disk.write(open(), all.put(buffer.duplicate().flip()).put(trailer).flip(), 0);
        } else {
            if (buffer.position() > 0) {
                flush();
            }
            disk.write(open(), trailer, flushed);
        }
        FileChannel file = open();
        if (ended && file.size() > end) { // what ended it before was longer
            file.truncate(end);
        }
        ended = true;
        disk.force(file);
    }

    private FileChannel open() throws IOException {
        FileChannel now = channel;
        if (now == null) {
            now = disk.create(path);
            channel = now;
        }
        return now;
    }
}
