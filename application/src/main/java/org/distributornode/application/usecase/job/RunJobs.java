package org.distributornode.application.usecase.job;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobOrder;

/// Long work in the background, one registry for all kinds. Jobs outlive restarts: one that had not ended goes on.
/// Throws a `PortFailure` if the registry cannot be kept.
public interface RunJobs {

    Submission submit(JobOrder order);

    /// The jobs that are remembered, the newest first.
    List<Job> list();

    Optional<Job> find(JobId id);

    /// Ends a job that has not ended yet; returns it as it is then. Empty if there is none.
    Optional<Job> cancel(JobId id);

    /// Forgets a job that has ended.
    Forgetting forget(JobId id);

    enum Forgetting {
        FORGOTTEN,
        NOT_ENDED,
        UNKNOWN
    }

    sealed interface Submission {

        record Accepted(Job job) implements Submission {}

        /// @param most how many jobs may wait
        /// @param bytes that all their names may take
        record TooMany(int most, long bytes) implements Submission {}
    }
}
