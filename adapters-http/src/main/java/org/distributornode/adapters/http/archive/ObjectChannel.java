package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.distributornode.application.bytes.ObjectBytes;

/// An object for reading at any place. Does not close it.
final class ObjectChannel implements SeekableByteChannel {

    private final ObjectBytes bytes;
    private final Allowance allowance;
    private long position;

    ObjectChannel(ObjectBytes bytes, Allowance allowance) {
        this.bytes = bytes;
        this.allowance = allowance;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= bytes.size()) {
            return -1;
        }
        int count = bytes.read(position, into);
        position += count;
        allowance.use(count);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        position = bytes.size();
    }
}
