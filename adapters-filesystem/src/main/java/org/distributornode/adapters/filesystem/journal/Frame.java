package org.distributornode.adapters.filesystem.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Wraps a payload so that it can be told from anything else; the grammar is in [FileJournal].
final class Frame {

    static final int HEADER_BYTES = 10;
    static final int MOST_PAYLOAD_BYTES = 1 << 20;

    private static final short MARKER = (short) 0xD17E;
    private static final int LENGTH_AT = 2;
    private static final int CHECKSUM_AT = 6;

    private Frame() {}

    static byte[] of(byte[] payload) {
        if (payload.length > MOST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a record of " + payload.length + " bytes");
        }
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .putShort(MARKER)
                .putInt(payload.length)
                .putInt(checksum(payload.length, ByteBuffer.wrap(payload)))
                .put(payload)
                .array();
    }

    /// Whether a frame may begin at `position`.
    static boolean beginsAt(ByteBuffer bytes, int position) {
        return position + HEADER_BYTES <= bytes.limit() && bytes.getShort(position) == MARKER;
    }

    /// The length of the payload that the frame at `position` speaks of; nothing is known of the rest of the frame.
    static int length(ByteBuffer bytes, int position) {
        return bytes.getInt(position + LENGTH_AT);
    }

    /// The payload of the frame at `position`; empty if there is no whole and right one.
    static Optional<ByteBuffer> payload(ByteBuffer bytes, int position) {
        if (!beginsAt(bytes, position)) {
            return Optional.empty();
        }
        int length = length(bytes, position);
        if (length < 0 || length > MOST_PAYLOAD_BYTES || length > bytes.limit() - position - HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer payload = bytes.slice(position + HEADER_BYTES, length);
        return bytes.getInt(position + CHECKSUM_AT) == checksum(length, payload.duplicate())
                ? Optional.of(payload)
                : Optional.empty();
    }

    private static int checksum(int length, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        sum.update(payload);
        return (int) sum.getValue();
    }
}
