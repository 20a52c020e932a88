package org.distributornode.adapters.http.netty.hit;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Takes so many bytes and no more.
final class SmallChannel implements WritableByteChannel {

    private int room;

    SmallChannel(int room) {
        this.room = room;
    }

    @Override
    public int write(ByteBuffer bytes) {
        int count = Math.min(room, bytes.remaining());
        room -= count;
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
