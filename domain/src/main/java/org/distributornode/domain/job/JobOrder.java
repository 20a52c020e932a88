package org.distributornode.domain.job;

/// What is asked of a job.
///
/// @param pinnedToo whether a purge takes pinned objects that are not named one by one
public record JobOrder(JobKind kind, JobScope scope, boolean pinnedToo) {

    public JobOrder {
        if (!kind.takes(scope)) {
            throw new IllegalArgumentException("no " + kind.text() + " of " + scope);
        }
    }

    /// Of pinned objects as of others.
    public JobOrder(JobKind kind, JobScope scope) {
        this(kind, scope, false);
    }

    /// The same, as it is remembered of a job that has ended.
    JobOrder past() {
        return new JobOrder(kind, scope.past(), pinnedToo);
    }
}
