package org.distributornode.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;

class JournalAheadTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CacheEntry ENTRY = new CacheEntry(
            new DataObjectId(7), 100, new ContentHash(1, 2, 3, 4), new MediaType("video/mp4"), NOW, NOW, 5);
    private static final NodeEvent EVENT = new NodeEvent.NodeStarted(NOW, "1.0");

    private final CacheIndex index = new CacheIndex(1000, new LeastRecentlyUsed());
    private final List<CacheEntry> entries = new ArrayList<>();
    private final List<NodeEvent> events = new ArrayList<>();
    private final Journal.Replay replay = new Journal.Replay() {
        @Override
        public void entry(CacheEntry entry) {
            entries.add(entry);
        }

        @Override
        public void event(NodeEvent event) {
            events.add(event);
        }
    };

    @Test
    void hasTheEntriesInTheIndexBeforeItTellsTheEvents() {
        InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
        try (Journal earlier = InMemoryJournal.restored(medium)) {
            earlier.snapshot(List.of(ENTRY));
            earlier.append(EVENT);
        }

        try (JournalAhead ahead = JournalAhead.begin(new InMemoryJournal(medium), index)) {
            assertThat(ahead.index().entry(ENTRY.id())).contains(ENTRY);

            assertThat(ahead.restore(replay)).isEqualTo(Journal.Recovery.COMPLETE);
            assertThat(entries).isEmpty();
            assertThat(events).containsExactly(EVENT);
            assertThat(ahead.append(EVENT)).isEqualTo(2);
        }
    }

    @Test
    void tellsWhoRestoresWhatHasFailed() {
        try (JournalAhead ahead = JournalAhead.begin(InMemoryJournal.restored(new InMemoryJournal.Medium()), index)) {
            assertThat(ahead.index().count()).isZero();

            assertThatThrownBy(() -> ahead.restore(replay)).isInstanceOf(IllegalStateException.class);
        }
    }
}
