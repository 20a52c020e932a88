package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;
import org.distributornode.domain.cache.CacheEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshots that nodes before wrote, made from the grammar.
final class FormerSnapshotTest {

    private static final int FORMER_BLOCK = 1;
    private static final int END = 2;

    @TempDir
    private Path state;

    private final List<CacheEntry> entries = JournalSamples.oddEntries();

    @Test
    void tellsTheEntriesOfAFormerSnapshot() throws IOException {
        keep(snapshot(entries.size()));

        assertRestored(Recovery.COMPLETE, entries);
    }

    @Test
    void keepsThemInASnapshotOfToday() throws IOException {
        keep(snapshot(entries.size()));
        try (FileJournal journal = new FileJournal(state, JournalSettings.ordinary())) {
            journal.restore(new Told());
            journal.snapshot(entries);
        }

        assertRestored(Recovery.COMPLETE, entries);
    }

    @Test
    void tellsNothingOfABlockWithFewerEntriesThanItSays() throws IOException {
        keep(snapshot(entries.size() + 1));

        assertRestored(Recovery.DAMAGED, List.of());
    }

    private void assertRestored(Recovery recovery, List<CacheEntry> expected) {
        Told told = new Told();
        try (FileJournal journal = new FileJournal(state, JournalSettings.ordinary())) {
            assertThat(journal.restore(told)).isEqualTo(recovery);
        }
        assertThat(told.entries()).isEqualTo(expected);
    }

    private void keep(byte[] snapshot) throws IOException {
        Path folder = Files.createDirectories(state.resolve("journal"));
        Files.write(folder.resolve("snapshot-" + "0".repeat(18)), snapshot);
    }

    private byte[] snapshot(int count) {
        PayloadWriter block =
                new PayloadWriter(100).putByte(FORMER_BLOCK).putInt(0).putInt(count);
        entries.forEach(entry -> put(entry, block));
        byte[] frame = Frame.of(block.toBytes());
        CRC32C sum = new CRC32C();
        sum.update(frame);
        PayloadWriter end =
                new PayloadWriter(100).putByte(END).putInt(1).putLong(count).putInt((int) sum.getValue());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new FileHeader(FileHeader.Type.SNAPSHOT, 0, 0).bytes());
        file.writeBytes(frame);
        file.writeBytes(Frame.of(end.toBytes()));
        return file.toByteArray();
    }

    private static void put(CacheEntry entry, PayloadWriter block) {
        block.putLong(entry.id().bits())
                .putLong(entry.size())
                .putHash(entry.hash())
                .putLong(entry.storedAt().getEpochSecond())
                .putLong(entry.lastReadAt().getEpochSecond())
                .putLong(entry.reads() | (entry.pinned() ? Long.MIN_VALUE : 0))
                .putText(entry.mediaType().text());
    }
}
