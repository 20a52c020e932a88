package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;

/// Bytes in memory.
public final class ArrayBytes implements ObjectBytes {

    private final ByteBuffer bytes;
    private volatile boolean closed;

    /// @param bytes all that it has, whatever its position is
    public ArrayBytes(ByteBuffer bytes) {
        this.bytes = bytes.asReadOnlyBuffer().clear();
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (position >= bytes.capacity()) {
            return 0;
        }
        int count = Math.min(into.remaining(), bytes.capacity() - (int) position);
        into.put(bytes.slice((int) position, count));
        return count;
    }

    @Override
    public void close() {
        closed = true;
    }
}
