package org.distributornode.application.testkit;

import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.domain.settings.Tuning;

/// Keeps it as long as the process lives.
public final class InMemoryTuningStore implements TuningStore {

    private Tuning kept = Tuning.STANDARD;

    @Override
    public synchronized Tuning load() {
        return kept;
    }

    @Override
    public synchronized void save(Tuning tuning) {
        kept = tuning;
    }
}
