package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ByteBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.core.io.buffer.ReferenceCounted;
import java.nio.charset.StandardCharsets;
import org.distributornode.application.bytes.ObjectBytes;

/// Makes the buffers that go out.
record Chunks(ByteBufferFactory<?, ?> buffers, ReadBufferFactory readable) {

    private static final int LARGEST = 64 * 1024;

    ReadBuffer ofText(String ascii) {
        return readable.copyOf(ascii, StandardCharsets.US_ASCII);
    }

    /// Reads up to `length` bytes from `position` on, at most one chunk; blocks for the disk.
    ReadBuffer ofObject(ObjectBytes bytes, long position, long length) {
        int room = (int) Math.min(LARGEST, length);
        ByteBuffer<?> buffer = buffers.buffer(room, room);
        boolean done = false;
        try {
            int read = bytes.read(position, buffer.asNioBuffer(0, room));
            buffer.writerIndex(read);
            done = true;
            return readable.adapt(buffer);
        } finally {
            if (!done && buffer instanceof ReferenceCounted counted) {
                counted.release();
            }
        }
    }
}
