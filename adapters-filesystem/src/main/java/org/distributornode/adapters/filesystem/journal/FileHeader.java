package org.distributornode.adapters.filesystem.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.distributornode.application.port.cache.CacheFailure;

/// The first bytes of each file of the journal; the grammar is in [FileJournal].
///
/// @param number of a log file the number of its first event, of a snapshot that of the last event before it
/// @param follows of a log file the last event written before it was begun; 0 of a snapshot
record FileHeader(Type type, long number, long follows) {

    static final int BYTES = 26;

    private static final short VERSION = 1;
    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putInt(type.magic)
                .putShort(VERSION)
                .putLong(number)
                .putLong(follows);
        return bytes.putInt(checksum(bytes)).array();
    }

    /// The header that `bytes` begin with; empty if they do not begin with one of this type.
    ///
    /// @throws CacheFailure if a newer version wrote it
    static Optional<FileHeader> read(Type type, ByteBuffer bytes, String file) {
        if (bytes.limit() < BYTES || bytes.getInt(0) != type.magic || bytes.getInt(CHECKED_BYTES) != checksum(bytes)) {
            return Optional.empty();
        }
        short version = bytes.getShort(Integer.BYTES);
        if (version != VERSION) {
            throw new CacheFailure(
                    CacheFailure.Kind.DAMAGED,
                    file + " has format " + version + "; this version of the node reads format " + VERSION + " only");
        }
        int numberAt = Integer.BYTES + Short.BYTES;
        return Optional.of(new FileHeader(type, bytes.getLong(numberAt), bytes.getLong(numberAt + Long.BYTES)));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), bytes.arrayOffset(), CHECKED_BYTES);
        return (int) sum.getValue();
    }

    enum Type {
        /// "DNJL"
        LOG(0x444E4A4C),
        /// "DNJS"
        SNAPSHOT(0x444E4A53);

        private final int magic;

        Type(int magic) {
            this.magic = magic;
        }
    }
}
