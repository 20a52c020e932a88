package org.distributornode.adapters.filesystem.journal;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;

/// Reads one snapshot once, block by block.
final class SnapshotReader {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final String file;
    private final Journal.Replay replay;
    private final SnapshotBlock block = new SnapshotBlock();
    private final CRC32C whole = new CRC32C();
    /// That of the block that is read; the next takes its place.
    private byte[] frame = new byte[BUFFER_BYTES];
    private int blocks;
    private long total;

    private SnapshotReader(String file, Journal.Replay replay) {
        this.file = file;
        this.replay = replay;
    }

    /// Tells the entries of the snapshot after event `number`, up to the first block that is not as it was written.
    ///
    /// @return whether that was all of them
    /// @throws CacheFailure if a newer version wrote it
    static boolean read(Path path, long number, Journal.Replay replay) throws IOException {
        SnapshotReader reader = new SnapshotReader(String.valueOf(path.getFileName()), replay);
        try (InputStream bytes = new BufferedInputStream(new FileInputStream(path.toFile()), BUFFER_BYTES)) {
            ByteBuffer header = ByteBuffer.wrap(bytes.readNBytes(FileHeader.BYTES));
            return FileHeader.read(FileHeader.Type.SNAPSHOT, header, reader.file)
                            .filter(read -> read.number() == number)
                            .isPresent()
                    && reader.readBlocks(bytes);
        }
    }

    private boolean readBlocks(InputStream bytes) throws IOException {
        while (true) {
            int before = (int) whole.getValue();
            Optional<ByteBuffer> payload = nextPayload(bytes);
            if (payload.isEmpty()) {
                return false;
            }
            PayloadReader reader = new PayloadReader(payload.get());
            int kind = reader.takeByte();
            if (kind == SnapshotWriter.END) {
                return isRightEnd(reader, before) && bytes.read() < 0;
            }
            if (!tellBlock(kind, reader)) {
                return false;
            }
        }
    }

    private Optional<ByteBuffer> nextPayload(InputStream bytes) throws IOException {
        int got = bytes.readNBytes(frame, 0, Frame.HEADER_BYTES);
        ByteBuffer header = ByteBuffer.wrap(frame, 0, got);
        if (!Frame.beginsAt(header, 0)) {
            return Optional.empty();
        }
        int length = Frame.length(header, 0);
        if (length < 1 || length > Frame.MOST_PAYLOAD_BYTES) {
            return Optional.empty();
        }
        if (frame.length < got + length) {
            frame = Arrays.copyOf(frame, got + length);
        }
        got += bytes.readNBytes(frame, got, length);
        whole.update(frame, 0, got);
        return Frame.payload(ByteBuffer.wrap(frame, 0, got), 0);
    }

    private boolean tellBlock(int kind, PayloadReader reader) {
        if (kind != SnapshotWriter.BLOCK && kind != SnapshotWriter.FORMER_BLOCK) {
            throw new CacheFailure(
                    CacheFailure.Kind.DAMAGED,
                    file + " has a block of kind " + kind + ", which only a newer version of the node knows");
        }
        boolean right = takeBlock(kind, reader);
        if (right) {
            total += block.entries().count();
            replay.entries(block.entries());
        }
        return right;
    }

    private boolean takeBlock(int kind, PayloadReader reader) {
        try {
            if (reader.takeInt() != blocks++) {
                return false;
            }
            if (kind == SnapshotWriter.BLOCK) {
                block.take(reader);
            } else {
                block.takeFormer(reader);
            }
            return true;
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }

    private boolean isRightEnd(PayloadReader reader, int sum) {
        try {
            boolean right = reader.takeInt() == blocks && reader.takeLong() == total && reader.takeInt() == sum;
            reader.requireEnd();
            return right;
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return false;
        }
    }
}
