package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.distributornode.domain.cache.CacheEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a snapshot, block by block.
final class SnapshotWriter {

    static final int BLOCK = 1;
    static final int END = 2;
    /// With a short media type.
    static final int USUAL_ENTRY_BYTES = 85;

    private static final int BLOCK_BYTES = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final JournalFolder folder;

    SnapshotWriter(JournalFolder folder) {
        this.folder = folder;
    }

    /// Keeps `entries` as the snapshot after event `number`, safe on the medium; nothing of it stays if that fails.
    void write(long number, Iterable<CacheEntry> entries) {
        Path unfinished = folder.unfinished(folder.snapshot(number));
        boolean published = false;
        try {
            FileHeader header = new FileHeader(FileHeader.Type.SNAPSHOT, number, 0);
            try (AppendFile file = folder.create(unfinished, header)) {
                new Blocks(file).write(entries);
                file.force();
            }
            folder.publish(unfinished, folder.snapshot(number));
            published = true;
        } catch (IOException e) {
            throw JournalFailures.of("no snapshot can be kept", e);
        } finally {
            if (!published) {
                discard(unfinished);
            }
        }
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", unfinished).log("An unfinished snapshot stays until the next start", e);
        }
    }

    private static final class Blocks {

        private static final int COUNT_AT = Byte.BYTES + Integer.BYTES;

        private final AppendFile file;
        private final EntryCodec codec = new EntryCodec();
        private final CRC32C whole = new CRC32C();
        private final PayloadWriter block = new PayloadWriter(BLOCK_BYTES + BLOCK_BYTES / 4);
        private int blocks;
        private int count;
        private long total;

        private Blocks(AppendFile file) {
            this.file = file;
        }

        private void write(Iterable<CacheEntry> entries) throws IOException {
            beginBlock();
            for (CacheEntry entry : entries) {
                codec.put(entry, block);
                count++;
                if (block.size() >= BLOCK_BYTES) {
                    endBlock();
                    beginBlock();
                }
            }
            endBlock();
            writeFrame(new PayloadWriter(Integer.BYTES * 5)
                    .putByte(END)
                    .putInt(blocks)
                    .putLong(total)
                    .putInt((int) whole.getValue()));
        }

        private void beginBlock() {
            block.clear().putByte(BLOCK).putInt(blocks++).putInt(0);
            count = 0;
        }

        private void endBlock() throws IOException {
            writeFrame(block.setInt(COUNT_AT, count));
            total += count;
        }

        private void writeFrame(PayloadWriter payload) throws IOException {
            byte[] frame = Frame.of(payload.toBytes());
            file.write(frame);
            whole.update(frame);
        }
    }
}
