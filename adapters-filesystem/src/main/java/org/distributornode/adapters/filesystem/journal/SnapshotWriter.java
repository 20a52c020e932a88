package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.PackedEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a snapshot, block by block.
final class SnapshotWriter {

    /// As nodes before wrote them.
    static final int FORMER_BLOCK = 1;
    static final int END = 2;
    static final int BLOCK = 3;
    static final int ENTRY_BYTES = PackedEntries.FIELDS * Long.BYTES;

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

        private final AppendFile file;
        private final CRC32C whole = new CRC32C();
        private final PackedEntries entries = new PackedEntries(BLOCK_BYTES / ENTRY_BYTES);
        private final PayloadWriter payload = new PayloadWriter(BLOCK_BYTES + BLOCK_BYTES / 4);
        private int typeBytes;
        private int blocks;
        private long total;

        private Blocks(AppendFile file) {
            this.file = file;
        }

        private void write(Iterable<CacheEntry> all) throws IOException {
            for (CacheEntry entry : all) {
                add(entry);
                if (entries.isFull() || typeBytes >= BLOCK_BYTES) {
                    endBlock();
                }
            }
            if (entries.count() > 0) {
                endBlock();
            }
            payload.clear().putByte(END).putInt(blocks).putLong(total).putInt((int) whole.getValue());
            writeFrame();
        }

        private void add(CacheEntry entry) {
            int types = entries.types().size();
            entries.add(entry);
            if (entries.types().size() > types) {
                typeBytes += entry.mediaType().text().length();
            }
        }

        private void endBlock() throws IOException {
            payload.clear().putByte(BLOCK).putInt(blocks++).putInt(entries.count());
            payload.putInt(entries.types().size());
            entries.types().forEach(type -> payload.putText(type.text()));
            payload.putEntries(entries);
            writeFrame();
            total += entries.count();
            entries.clear();
            typeBytes = 0;
        }

        private void writeFrame() throws IOException {
            byte[] frame = Frame.of(payload.toBytes());
            file.write(frame);
            whole.update(frame);
        }
    }
}
