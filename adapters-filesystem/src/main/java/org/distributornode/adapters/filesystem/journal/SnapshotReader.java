package org.distributornode.adapters.filesystem.journal;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.domain.cache.CacheEntry;

/// Reads one snapshot once, block by block.
final class SnapshotReader {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final String file;
    private final Consumer<CacheEntry> each;
    private final EntryCodec codec = new EntryCodec();
    private final CRC32C whole = new CRC32C();
    private int blocks;
    private long total;

    private SnapshotReader(String file, Consumer<CacheEntry> each) {
        this.file = file;
        this.each = each;
    }

    /// Tells the entries of the snapshot after event `number`, up to the first block that is not as it was written.
    ///
    /// @return whether that was all of them
    /// @throws CacheFailure if a newer version wrote it
    static boolean read(Path path, long number, Consumer<CacheEntry> each) throws IOException {
        SnapshotReader reader = new SnapshotReader(String.valueOf(path.getFileName()), each);
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
        byte[] start = bytes.readNBytes(Frame.HEADER_BYTES);
        ByteBuffer header = ByteBuffer.wrap(start);
        if (!Frame.beginsAt(header, 0)) {
            return Optional.empty();
        }
        int length = Frame.length(header, 0);
        if (length < 1 || length > Frame.MOST_PAYLOAD_BYTES) {
            return Optional.empty();
        }
        byte[] payload = bytes.readNBytes(length);
        ByteBuffer frame = ByteBuffer.allocate(start.length + payload.length)
                .put(start)
                .put(payload)
                .flip();
        whole.update(frame.duplicate());
        return Frame.payload(frame, 0);
    }

    private boolean tellBlock(int kind, PayloadReader reader) {
        if (kind != SnapshotWriter.BLOCK) {
            throw new CacheFailure(
                    CacheFailure.Kind.DAMAGED,
                    file + " has a block of kind " + kind + ", which only a newer version of the node knows");
        }
        Optional<List<CacheEntry>> entries = entries(reader);
        entries.ifPresent(read -> read.forEach(each));
        return entries.isPresent();
    }

    private Optional<List<CacheEntry>> entries(PayloadReader reader) {
        try {
            if (reader.takeInt() != blocks++) {
                return Optional.empty();
            }
            int count = reader.takeInt();
            List<CacheEntry> entries = new ArrayList<>();
            while (entries.size() < count) {
                entries.add(codec.take(reader));
            }
            reader.requireEnd();
            total += count;
            return Optional.of(entries);
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
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
