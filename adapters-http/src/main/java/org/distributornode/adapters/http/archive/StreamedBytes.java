package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;

/// A stream as the bytes of an object, read once and in their order.
///
/// @param from closed with this, as `source` is
record StreamedBytes(InputStream from, long size, ObjectBytes source) implements ObjectBytes {

    /// @throws BytesLost if the stream ends too early or is damaged
    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= size || !into.hasRemaining()) {
            return 0;
        }
        byte[] piece = new byte[(int) Math.min(Math.min(into.remaining(), size - position), ArchiveFiles.BUFFER)];
        try {
            int count = Sound.read(() -> from.read(piece));
            if (count <= 0) {
                throw lost();
            }
            into.put(piece, 0, count);
            return count;
        } catch (IOException _) {
            throw lost();
        }
    }

    @Override
    public void close() {
        try (source) {
            from.close();
        } catch (IOException _) {
            throw lost();
        }
    }

    private static BytesLost lost() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
    }
}
