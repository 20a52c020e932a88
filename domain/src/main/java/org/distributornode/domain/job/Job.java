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
}
