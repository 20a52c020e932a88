package org.distributornode.domain.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.content.DataObjectId;

/// Long work that an operator asked for.
///
/// @param objects what it is about; empty: all that are held
/// @param ended when it came to a final state
/// @param message why it failed
public record Job(
        JobId id,
        JobKind kind,
        Set<DataObjectId> objects,
        JobState state,
        JobProgress progress,
        Instant created,
        Optional<Instant> ended,
        Optional<String> message) {

    public Job {
        objects = Set.copyOf(objects);
        if (state.isFinal() != ended.isPresent()) {
            throw new IllegalArgumentException("a job has ended exactly if its state is final");
        }
    }

    /// A job that waits for its turn.
    public static Job queued(JobId id, JobKind kind, Set<DataObjectId> objects, Instant now) {
        return new Job(id, kind, objects, JobState.QUEUED, JobProgress.NONE, now, Optional.empty(), Optional.empty());
    }

    /// The same job at another point of its way.
    public Job in(JobState next) {
        return new Job(id, kind, objects, next, progress, created, Optional.empty(), Optional.empty());
    }

    /// The same job, further on.
    public Job at(JobProgress next) {
        return new Job(id, kind, objects, state, next, created, ended, message);
    }

    /// The same job at its end.
    ///
    /// @param why the reason of a failure
    public Job ended(JobState last, Instant when, Optional<String> why) {
        return new Job(id, kind, objects, last, progress, created, Optional.of(when), why);
    }
}
