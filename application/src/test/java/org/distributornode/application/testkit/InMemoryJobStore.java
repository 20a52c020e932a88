package org.distributornode.application.testkit;

import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.JobStore;

/// A store that outlives those who use it, and fails on demand.
public final class InMemoryJobStore implements JobStore {

    private Registry kept = Registry.NEW;
    private boolean failing;

    /// Whether saves fail from now on.
    public synchronized void fail(boolean now) {
        failing = now;
    }

    @Override
    public synchronized Registry load() {
        return kept;
    }

    @Override
    public synchronized void save(Registry registry) {
        if (failing) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "told to fail");
        }
        kept = registry;
    }
}
