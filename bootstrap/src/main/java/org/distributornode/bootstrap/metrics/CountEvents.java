package org.distributornode.bootstrap.metrics;

import org.distributornode.bootstrap.events.JournalReader;

/// Counts what has happened since its last run.
///
/// @param reader hands events to the meters
public record CountEvents(JournalReader reader) implements Runnable {

    @Override
    public void run() {
        reader.run();
    }
}
