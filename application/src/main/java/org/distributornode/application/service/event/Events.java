package org.distributornode.application.service.event;

import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.event.NodeEvent;

/// Records what happens. A journal that cannot take an event stops nobody's work: what is held is found again from its
/// proofs, and whoever wraps the journal reports the failure.
public final class Events {

    private final Journal journal;

    public Events(Journal journal) {
        this.journal = journal;
    }

    public void record(NodeEvent event) {
        recordAll(List.of(event));
    }

    /// Records what counts only once it is recorded.
    ///
    /// @throws CacheFailure if the journal does not take it
    public void keep(NodeEvent event) {
        journal.append(event);
    }

    public void recordAll(List<NodeEvent> events) {
        try {
            journal.appendAll(events);
        } catch (CacheFailure _) {
            return;
        }
    }
}
