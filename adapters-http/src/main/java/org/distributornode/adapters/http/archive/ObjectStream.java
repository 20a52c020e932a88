package org.distributornode.adapters.http.archive;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.distributornode.application.bytes.ObjectBytes;

/// A part of an object as a stream. Does not close it.
final class ObjectStream extends InputStream {

    private final ObjectBytes bytes;
    private final long end;
    private long at;

    ObjectStream(ObjectBytes bytes, long from, long end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (at >= end) {
            return -1;
        }
        int count = bytes.read(at, ByteBuffer.wrap(into, offset, (int) Math.min(length, end - at)));
        at += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(end - at, 0, Math.max(0, count));
        at += skipped;
        return skipped;
    }
}
