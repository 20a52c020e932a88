package org.distributornode.application.port.job;

import java.util.List;
import org.distributornode.domain.job.WorkNote;

/// Remembers work that needed no job of its own: what was over as soon as it was asked for, and what several jobs do
/// together. May be called from any thread; throws [org.distributornode.application.port.cache.CacheFailure] when the
/// medium refuses.
public interface WorkNotes {

    /// What was saved last, in the same order, also after a crash; nothing if it is unreadable.
    List<WorkNote> load();

    /// Replaces all that was saved before. If it fails, that stays.
    void save(List<WorkNote> notes);
}
