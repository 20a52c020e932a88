package org.distributornode.adapters.filesystem.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;

/// One reader of a fill.
final class FillBytes implements ObjectBytes {

    private final FileFill fill;
    private final SharedFile file;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param file with a share for this reader
    FillBytes(FileFill fill, SharedFile file) {
        this.fill = fill;
        this.file = file;
    }

    @Override
    public long size() {
        return fill.object().size();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed.get()) {
            throw new IllegalStateException("the reader is closed");
        }
        int count = (int) Math.min(into.remaining(), fill.present().runFrom(position));
        if (count == 0) {
            return 0;
        }
        int limit = into.limit();
        into.limit(into.position() + count);
        try {
            int read = file.read(position, into);
            if (read <= 0) {
                throw new EOFException("the file ends before " + position);
            }
            return read;
        } catch (IOException e) {
            throw CacheFailures.reading(
                    "reading the fill of object " + fill.object().id(), fill.path(), e);
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public Optional<ObjectFile> file() {
        return Optional.of(new ObjectFile(file.uninterrupted(), fill.path().toString()));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                file.release();
            } catch (IOException e) {
                throw CacheFailures.reading(
                        "closing the fill of object " + fill.object().id(), fill.path(), e);
            }
        }
    }
}
