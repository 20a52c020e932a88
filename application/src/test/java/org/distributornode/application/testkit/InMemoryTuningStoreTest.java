package org.distributornode.application.testkit;

import org.distributornode.application.port.settings.TuningStore;

final class InMemoryTuningStoreTest implements TuningStoreContract {

    private final InMemoryTuningStore store = new InMemoryTuningStore();

    @Override
    public TuningStore tuningStore() {
        return store;
    }

    @Override
    public TuningStore tuningStoreAgain() {
        return store;
    }
}
