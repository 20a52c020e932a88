package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.distributornode.adapters.filesystem.journal.Frame;

/// What the files of a [MountpathIndex] begin with: a frame with version(2), inode(8) and boot, in ASCII.
///
/// @param boot which start of the system must be the present one for the file to count; empty if any may
record IndexStamp(String boot) {

    private static final short VERSION = 1;
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /// @param forced whether files are forced to the medium, so that they outlive the system
    static IndexStamp of(boolean forced) {
        if (forced) {
            return new IndexStamp("");
        }
        try {
            return new IndexStamp(
                    Files.readString(BOOT, StandardCharsets.US_ASCII).strip());
        } catch (IOException _) {
            return new IndexStamp(UUID.randomUUID().toString());
        }
    }

    /// For this file: a copy of it is not the same.
    byte[] of(Path file) throws IOException {
        byte[] bytes = boot.getBytes(StandardCharsets.US_ASCII);
        return Frame.of(ByteBuffer.allocate(Short.BYTES + Long.BYTES + bytes.length)
                .putShort(VERSION)
                .putLong(inode(file))
                .put(bytes)
                .array());
    }

    /// Whether a file with this stamp counts.
    boolean isRight(Path file, Optional<ByteBuffer> stamp) throws IOException {
        if (stamp.isEmpty()) {
            return false;
        }
        ByteBuffer bytes = stamp.get();
        boolean same = bytes.remaining() >= Short.BYTES + Long.BYTES
                && bytes.getShort() == VERSION
                && bytes.getLong() == inode(file);
        return same && boot.equals(StandardCharsets.US_ASCII.decode(bytes).toString());
    }

    private static long inode(Path file) throws IOException {
        try {
            return (Long) Files.getAttribute(file, "unix:ino");
        } catch (UnsupportedOperationException | IllegalArgumentException _) {
            return 0;
        }
    }
}
