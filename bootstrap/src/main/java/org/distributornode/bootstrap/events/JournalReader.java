package org.distributornode.bootstrap.events;

import java.util.List;
import java.util.function.Consumer;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.domain.event.NodeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the journal by its numbers and hands each event on, in order. Begins with what happens after it is made.
public final class JournalReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final int AT_ONCE = 1_000;

    private final Journal journal;
    private final Consumer<NodeEvent> receiver;
    private long cursor;

    public JournalReader(Journal journal, Consumer<NodeEvent> receiver) {
        this.journal = journal;
        this.receiver = receiver;
        this.cursor = journal.newest();
    }

    /// Hands on what has happened since the last run.
    @Override
    public synchronized void run() {
        try {
            List<Recorded> news = journal.read(cursor, AT_ONCE);
            while (!news.isEmpty()) {
                news.forEach(recorded -> receiver.accept(recorded.event()));
                cursor = news.getLast().number();
                news = journal.read(cursor, AT_ONCE);
            }
        } catch (CacheFailure failure) {
            LOG.warn("events cannot be read message={}", failure.getMessage());
        }
    }
}
