package org.distributornode.adapters.filesystem.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;

/// The file of a held object, open for one reader.
///
/// Should an interrupt of the thread close the channel, the file is opened again by its name: whatever is held under it
/// has the same bytes.
final class FileBytes implements ObjectBytes {

    private final Path path;
    private final long size;
    private FileChannel channel;
    private volatile boolean closed;

    private FileBytes(Path path, long size, FileChannel channel) {
        this.path = path;
        this.size = size;
        this.channel = channel;
    }

    /// @param size the length of the object
    static FileBytes open(Path path, long size) throws IOException {
        return new FileBytes(path, size, channel(path));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (position >= size || !into.hasRemaining()) {
            return 0;
        }
        int start = into.position();
        int limit = into.limit();
        into.limit(start + (int) Math.min(limit - start, size - position));
        try {
            return Uninterrupted.call(() -> readOnce(position, into.position(start)));
        } catch (IOException e) {
            throw CacheFailures.reading("reading object " + path.getFileName(), path, e);
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public Optional<ObjectFile> file() {
        return Optional.of(new ObjectFile(channel, path.toString()));
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw CacheFailures.reading("closing object " + path.getFileName(), path, e);
        }
    }

    private int readOnce(long position, ByteBuffer into) throws IOException {
        if (!channel.isOpen()) {
            channel = channel(path);
        }
        int count = channel.read(into, position);
        if (count <= 0) {
            throw new EOFException("the file ends before " + position);
        }
        return count;
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
