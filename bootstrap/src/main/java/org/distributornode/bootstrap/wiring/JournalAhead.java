package org.distributornode.bootstrap.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.distributornode.adapters.filesystem.journal.FileJournal;
import org.distributornode.adapters.filesystem.journal.JournalSettings;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.EvictionPolicies;
import org.distributornode.domain.cache.PackedEntries;
import org.distributornode.domain.event.NodeEvent;

/// The journal of a node that starts: its entries are read into the index on a thread of their own while the rest
/// of the node is made. To whoever restores from it only the events are left to tell.
public final class JournalAhead implements Journal {

    private final Journal journal;
    private final CacheIndex index;
    private final List<NodeEvent> events = new ArrayList<>();
    private final FutureTask<Recovery> reading = new FutureTask<>(this::read);

    private JournalAhead(Journal journal, CacheIndex index) {
        this.journal = journal;
        this.index = index;
    }

    /// Begins to read the journal of a node whose folders are locked.
    public static JournalAhead begin(NodeConfiguration configuration) {
        NodeConfiguration.Journal keys = configuration.journal();
        String policy = switch (configuration.cache().evictionPolicy()) {
            case VALUE_DENSITY -> "valueDensity";
            case TINY_LFU -> "tinyLfu";
            case LRU -> "lru";
            case LRU_SP -> "lruSp";
        };
        return begin(
                new FileJournal(
                        configuration.directories().cacheState(),
                        JournalSettings.keeping(keys.keepBytes(), keys.retention())),
                new CacheIndex(
                        configuration.limits().storage(),
                        EvictionPolicies.named(policy).orElseThrow()));
    }

    static JournalAhead begin(Journal journal, CacheIndex empty) {
        JournalAhead ahead = new JournalAhead(journal, empty);
        Thread.ofPlatform().name("journal").start(ahead.reading);
        return ahead;
    }

    /// The index with all entries that could be read; waits until they are.
    CacheIndex index() {
        awaitRead();
        return index;
    }

    private Recovery read() {
        return journal.restore(new Replay() {
            @Override
            public void expect(long entries) {
                index.expect(entries);
            }

            @Override
            public void entry(CacheEntry entry) {
                index.restore(entry);
            }

            @Override
            public void entries(PackedEntries entries) {
                index.restore(entries);
            }

            @Override
            public void event(NodeEvent event) {
                events.add(event);
            }
        });
    }

    /// Returns when nothing is read any more, be it for a failure, which [#restore(Replay)] tells.
    private void awaitRead() {
        boolean interrupted = false;
        while (true) {
            try {
                reading.get();
                break;
            } catch (ExecutionException _) {
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param replay is told of the events alone
    @Override
    public Recovery restore(Replay replay) {
        awaitRead();
        if (reading.state() == Future.State.FAILED) {
            throw asItWas(reading.exceptionNow());
        }
        events.forEach(replay::event);
        events.clear();
        return reading.resultNow();
    }

    private static RuntimeException asItWas(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    @Override
    public long append(NodeEvent event) {
        return journal.append(event);
    }

    @Override
    public long appendAll(List<NodeEvent> more) {
        return journal.appendAll(more);
    }

    @Override
    public void force() {
        journal.force();
    }

    @Override
    public void snapshot(Iterable<CacheEntry> entries) {
        journal.snapshot(entries);
    }

    @Override
    public List<Recorded> read(long cursor, int limit) {
        return journal.read(cursor, limit);
    }

    @Override
    public long newest() {
        return journal.newest();
    }

    @Override
    public void close() {
        awaitRead();
        journal.close();
    }
}
