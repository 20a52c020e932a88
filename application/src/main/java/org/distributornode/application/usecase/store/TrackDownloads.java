package org.distributornode.application.usecase.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.store.StoreTask;

/// Tells of downloads ([StoreTask.Download]). They are jobs: [RunStoreJobs] begins them and
/// [org.distributornode.application.usecase.job.RunJobs#cancel] ends them.
public interface TrackDownloads {

    /// Those that are remembered, the newest first.
    List<Download> list();

    Optional<Download> find(JobId id);

    /// Forgets one that has ended.
    Removal remove(JobId id);

    enum Removal {
        REMOVED,
        NOT_ENDED,
        UNKNOWN
    }

    /// What its job counts outlives a restart; which links they were does not.
    ///
    /// @param task what was asked for
    /// @param skipped links whose objects were there and current; they count as done, too
    /// @param current what is coming now
    /// @param ended the last links that came to their end in this run of the node, the oldest first
    /// @param problems the first links that did not come, in this run of the node
    record Download(
            Job job,
            StoreTask.Download task,
            long skipped,
            List<Item> current,
            List<Item> ended,
            List<Problem> problems) {

        public Download {
            current = List.copyOf(current);
            ended = List.copyOf(ended);
            problems = List.copyOf(problems);
        }
    }

    /// A link on its way, or at its end.
    ///
    /// @param name of the object
    /// @param arrived bytes so far
    /// @param total bytes; -1 if nobody knows
    /// @param ended when it came to its end; empty if it has not
    record Item(String name, long arrived, long total, Instant begun, Optional<Instant> ended) {}

    /// @param name of the object, or the link if it makes none
    /// @param why for people
    record Problem(String name, String why) {}
}
