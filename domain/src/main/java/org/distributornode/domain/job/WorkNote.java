package org.distributornode.domain.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.store.StoreBucket;

/// Work that needed no job of its own.
///
/// @param id as clients know it
/// @param kind as clients know it
/// @param bucket that it was about, if it was about one
/// @param to the other bucket, of work between two
/// @param objects how many it was done to
/// @param parts the jobs that it is made of; none if it was over at once
public record WorkNote(
        String id,
        String kind,
        Instant begun,
        Optional<StoreBucket> bucket,
        Optional<StoreBucket> to,
        long objects,
        long bytes,
        List<JobId> parts) {

    public WorkNote {
        parts = List.copyOf(parts);
    }
}
