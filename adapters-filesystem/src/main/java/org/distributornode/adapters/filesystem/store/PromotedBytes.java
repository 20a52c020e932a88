package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;

/// A file that is not ours, as long as it was when it was opened.
record PromotedBytes(FileChannel channel, long size) implements ObjectBytes {

    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= size || !into.hasRemaining()) {
            return 0;
        }
        int limit = into.limit();
        into.limit(into.position() + (int) Math.min(into.remaining(), size - position));
        try {
            int count = channel.read(into, position);
            if (count <= 0) {
                throw lost();
            }
            return count;
        } catch (IOException e) {
            BytesLost lost = lost();
            lost.addSuppressed(e);
            throw lost;
        } finally {
            into.limit(limit);
        }
    }

    private static BytesLost lost() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            return; // of what was only read
        }
    }
}
