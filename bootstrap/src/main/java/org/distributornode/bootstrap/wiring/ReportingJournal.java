package org.distributornode.bootstrap.wiring;

import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log when an event could not be recorded.
record ReportingJournal(Journal journal) implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(ReportingJournal.class);

    @Override
    public Recovery restore(Replay replay) {
        return journal.restore(replay);
    }

    @Override
    public long append(NodeEvent event) {
        return appendAll(List.of(event));
    }

    @Override
    public long appendAll(List<NodeEvent> events) {
        try {
            return journal.appendAll(events);
        } catch (CacheFailure failure) {
            LOG.error("events not recorded count={} message={}", events.size(), failure.getMessage());
            throw failure;
        }
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
        journal.close();
    }
}
