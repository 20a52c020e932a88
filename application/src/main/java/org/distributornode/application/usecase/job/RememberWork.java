package org.distributornode.application.usecase.job;

import java.util.List;
import org.distributornode.domain.job.WorkNote;

/// The history of work that needed no job of its own, over restarts. Safe for use by any thread.
public interface RememberWork {

    /// The newest first.
    List<WorkNote> list();

    /// Remembers one, and forgets the oldest where there are too many.
    ///
    /// @return whether it outlives a restart: it is remembered also if the medium refuses
    boolean add(WorkNote note);
}
