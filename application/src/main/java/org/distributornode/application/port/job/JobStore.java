package org.distributornode.application.port.job;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;

/// Remembers the jobs of this node. May be called from any thread; throws
/// [org.distributornode.application.port.cache.CacheFailure] when the medium refuses.
public interface JobStore {

    /// What was saved last, also after a crash; the registry of a new node if nothing was, or if it is unreadable.
    Registry load();

    /// Replaces all that was saved before. If it fails, that stays.
    void save(Registry registry);

    /// @param last the highest number that a job had, 0 if there was none
    /// @param jobs in no particular order
    record Registry(long last, List<Kept> jobs) {

        public static final Registry NEW = new Registry(0, List.of());

        public Registry {
            jobs = List.copyOf(jobs);
        }
    }

    /// A job and the place to go on from.
    ///
    /// @param reached the last object it is done with, in ascending order; empty at the beginning
    record Kept(Job job, Optional<DataObjectId> reached) {}
}
