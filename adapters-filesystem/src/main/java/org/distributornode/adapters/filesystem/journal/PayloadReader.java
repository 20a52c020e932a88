package org.distributornode.adapters.filesystem.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.distributornode.domain.content.ContentHash;

/// Takes apart what a [PayloadWriter] has put together; [BufferUnderflowException] where there is too little.
final class PayloadReader {

    private final ByteBuffer bytes;

    PayloadReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int takeByte() {
        return Byte.toUnsignedInt(bytes.get());
    }

    int takeInt() {
        return bytes.getInt();
    }

    long takeLong() {
        return bytes.getLong();
    }

    /// All that is left, as longs.
    ///
    /// @throws IllegalArgumentException if it is not `count` of them
    LongBuffer takeLongs(long count) {
        if (bytes.remaining() != count * Long.BYTES) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes for " + count + " longs");
        }
        LongBuffer longs = bytes.slice().asLongBuffer();
        bytes.position(bytes.limit());
        return longs;
    }

    ContentHash takeHash() {
        return new ContentHash(takeLong(), takeLong(), takeLong(), takeLong());
    }

    Instant takeInstant() {
        return Instant.ofEpochSecond(takeLong(), takeInt());
    }

    String takeText() {
        int length = takeInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] encoded = new byte[length];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    void requireEnd() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
        }
    }
}
