package org.distributornode.application.service.purge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;

/// Deletes objects and what is there of them in part, and ends their way in. Pinned ones stay unless they are named one
/// by one, or all are to go.
public final class PurgeWork implements JobWork {

    private static final String STAYED = "pinned and left alone";

    private final Claims claims;
    private final HeldObjects held;
    private final JobTargets targets;
    private final Incoming incoming;

    public PurgeWork(Claims claims, JobTargets targets, Incoming incoming) {
        this.claims = claims;
        this.held = claims.held();
        this.targets = targets;
        this.incoming = incoming;
    }

    /// What is not held yet.
    ///
    /// @param begun names objects that are on their way in, or there in part
    /// @param end ends the way in of an object, if it is on it, and deletes what there is in part
    public record Incoming(Supplier<List<DataObjectId>> begun, Consumer<DataObjectId> end) {}

    @Override
    public JobKind kind() {
        return JobKind.PURGE;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobScope scope = course.order().scope();
        boolean pinnedToo = course.order().pinnedToo() || scope instanceof JobScope.Objects;
        JobWalk walk = scope instanceof JobScope.Held ? targets.walk(course, everything()) : targets.walk(course);
        return walk.run(id -> {
            if (pinnedToo || !isPinned(id)) {
                purge(id);
            } else {
                walk.remark(STAYED);
            }
            return Optional.empty();
        });
    }

    /// Looks at what is held last: it is what the others come to be.
    private long[] everything() {
        LongStream.Builder ids = LongStream.builder();
        incoming.begun().get().forEach(id -> ids.add(id.bits()));
        claims.all().forEach(claim -> ids.add(claim.id().bits()));
        held.entries().forEach(entry -> ids.add(entry.id().bits()));
        return JobTargets.ascending(ids.build());
    }

    private boolean isPinned(DataObjectId id) {
        return held.find(id).filter(CacheEntry::pinned).isPresent();
    }

    /// Drops, too, what the store alone knows of.
    private void purge(DataObjectId id) {
        incoming.end().accept(id);
        held.drop(held.look(id).map(CacheEntry::id).orElse(id), DropReason.PURGED);
    }
}
