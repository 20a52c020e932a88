package org.distributornode.domain.job;

import java.time.Instant;
import java.util.Optional;

/// Long work that an operator asked for. Once it has ended, names of objects that clients wrote are no longer kept,
/// only how many there were.
///
/// @param ended when it came to a final state
/// @param message why it failed, or why some objects were found wrong
public record Job(
        JobId id,
        JobOrder order,
        JobState state,
        JobProgress progress,
        Instant created,
        Optional<Instant> ended,
        Optional<String> message) {

    public Job {
        if (state.isFinal() != ended.isPresent()) {
            throw new IllegalArgumentException("a job has ended exactly if its state is final");
        }
        order = state.isFinal() ? order.past() : order;
    }

    /// A job that waits for its turn.
    public static Job queued(JobId id, JobOrder order, Instant now) {
        return new Job(id, order, JobState.QUEUED, JobProgress.NONE, now, Optional.empty(), Optional.empty());
    }

    public JobKind kind() {
        return order.kind();
    }

    /// The same job at another point of its way.
    public Job in(JobState next) {
        return new Job(id, order, next, progress, created, Optional.empty(), Optional.empty());
    }

    /// The same job, further on.
    public Job at(JobProgress next) {
        return new Job(id, order, state, next, created, ended, message);
    }

    /// The same job at its end.
    ///
    /// @param why the reason of a failure, or of what was found wrong
    public Job ended(JobState last, Instant when, Optional<String> why) {
        return new Job(id, order, last, progress, created, Optional.of(when), why);
    }
}
