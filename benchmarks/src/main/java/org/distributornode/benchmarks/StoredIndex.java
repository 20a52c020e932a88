package org.distributornode.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.LongStream;
import org.distributornode.adapters.filesystem.journal.FileJournal;
import org.distributornode.adapters.filesystem.journal.JournalSettings;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;

/// The state folder of a node that holds very many objects. There are no files behind the entries: none is looked at
/// before somebody asks for it.
final class StoredIndex {

    private static final Instant STORED = Instant.parse("2026-01-01T00:00:00Z");
    private static final MediaType TYPE = new MediaType("video/mp4");
    private static final Journal.Replay NOTHING = new Journal.Replay() {
        @Override
        public void entry(CacheEntry entry) {}

        @Override
        public void event(NodeEvent event) {}
    };

    private StoredIndex() {}

    static void write(Path state, long entries) {
        try (Journal journal = new FileJournal(state, JournalSettings.ordinary())) {
            journal.restore(NOTHING);
            journal.snapshot(() ->
                    LongStream.range(0, entries).mapToObj(StoredIndex::entry).iterator());
        }
    }

    /// The entry of that number, from 0 on; its object has the next higher one.
    static CacheEntry entry(long number) {
        long a = number * 0x9E3779B97F4A7C15L;
        ContentHash hash = new ContentHash(a, ~a, a >>> 7, a << 9);
        Instant read = STORED.plusSeconds(number % 1_000_000);
        return new CacheEntry(new DataObjectId(number + 1), size(number), hash, TYPE, STORED, read, number % 16);
    }

    static long size(long number) {
        return 1000 + number % 1000;
    }
}
