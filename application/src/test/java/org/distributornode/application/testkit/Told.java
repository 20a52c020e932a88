package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;

/// Listens to a restore and keeps what it is told, in order.
public final class Told implements Journal.Replay {

    private final List<CacheEntry> entries = new ArrayList<>();
    private final List<NodeEvent> events = new ArrayList<>();

    @Override
    public void entry(CacheEntry entry) {
        if (!events.isEmpty()) {
            throw new AssertionError("an entry is told after an event");
        }
        entries.add(entry);
    }

    @Override
    public void event(NodeEvent event) {
        events.add(event);
    }

    public List<CacheEntry> entries() {
        return List.copyOf(entries);
    }

    public List<NodeEvent> events() {
        return List.copyOf(events);
    }
}
