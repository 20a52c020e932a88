package org.distributornode.adapters.filesystem.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
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

    /// Takes a text if these are its bytes.
    boolean skipText(byte[] encoded) {
        int start = bytes.position() + Integer.BYTES;
        boolean same = start + encoded.length <= bytes.limit()
                && bytes.getInt(bytes.position()) == encoded.length
                && ByteBuffer.wrap(encoded).mismatch(bytes.slice(start, encoded.length)) < 0;
        if (same) {
            bytes.position(start + encoded.length);
        }
        return same;
    }

    void requireEnd() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
        }
    }
}
