package org.distributornode.application.testkit;

import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.domain.job.WorkNote;

/// Notes that outlive those who use them, and fail on demand.
public final class InMemoryWorkNotes implements WorkNotes {

    private List<WorkNote> kept = List.of();
    private boolean failing;

    /// Whether saves fail from now on.
    public synchronized void fail(boolean now) {
        failing = now;
    }

    @Override
    public synchronized List<WorkNote> load() {
        return kept;
    }

    @Override
    public synchronized void save(List<WorkNote> notes) {
        if (failing) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "told to fail");
        }
        kept = List.copyOf(notes);
    }
}
