package org.distributornode.adapters.filesystem.store;

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

/// The content of one file, whatever name it has by now, or none. An interrupt of a thread that reads does not
/// close it, unless it comes in that very moment.
final class ObjectFileBytes implements ObjectBytes {

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private volatile boolean closed;

    private ObjectFileBytes(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /// @param size of the content, which the file begins with
    static ObjectFileBytes open(Path path, long size) throws IOException {
        return new ObjectFileBytes(
                path, FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<ObjectFile> file() {
        return Optional.of(new ObjectFile(channel, path.toString()));
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (position >= size || !into.hasRemaining()) {
            return 0;
        }
        int limit = into.limit();
        into.limit(into.position() + (int) Math.min(into.remaining(), size - position));
        boolean interrupted = Thread.interrupted();
        try {
            int count = channel.read(into, position);
            if (count <= 0) {
                throw new EOFException("the file ends before " + position);
            }
            return count;
        } catch (IOException e) {
            throw StoreFailures.of("reading an object", path, e);
        } finally {
            into.limit(limit);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw StoreFailures.of("closing an object", path, e);
        }
    }
}
