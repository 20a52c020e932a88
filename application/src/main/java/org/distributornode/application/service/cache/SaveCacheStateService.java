package org.distributornode.application.service.cache;

import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.usecase.cache.SaveCacheState;

public final class SaveCacheStateService implements SaveCacheState {

    private final HeldObjects held;
    private final Journal journal;

    public SaveCacheStateService(HeldObjects held, Journal journal) {
        this.held = held;
        this.journal = journal;
    }

    @Override
    public Outcome save() {
        try {
            journal.snapshot(held.index().entries());
            return Outcome.SAVED;
        } catch (CacheFailure _) {
            return Outcome.REFUSED;
        }
    }
}
