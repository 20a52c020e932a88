package org.distributornode.adapters.filesystem.cache;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// CRC-32C over parts of a buffer.
final class Checksum {

    static final int BYTES = 4;

    private Checksum() {}

    /// Appends the checksum of all that was put since `start`.
    static void put(ByteBuffer buffer, int start) {
        buffer.putInt(of(buffer, start, buffer.position()));
    }

    /// Whether the next four bytes are the checksum of those from `start` up to here; takes them.
    static boolean matches(ByteBuffer buffer, int start) {
        int expected = of(buffer, start, buffer.position());
        return buffer.remaining() >= BYTES && buffer.getInt() == expected;
    }

    private static int of(ByteBuffer buffer, int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(start, end - start));
        return (int) crc.getValue();
    }
}
