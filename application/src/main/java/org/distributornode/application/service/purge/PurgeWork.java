package org.distributornode.application.service.purge;

import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;

/// Deletes objects and ends their way in. Pinned ones stay unless they are named one by one, or all are to go.
public final class PurgeWork implements JobWork {

    private static final String STAYED = "pinned and left alone";

    private final HeldObjects held;
    private final JobTargets targets;
    private final Consumer<DataObjectId> endDownload;

    /// @param endDownload ends the download of an object, if one is under way
    public PurgeWork(HeldObjects held, JobTargets targets, Consumer<DataObjectId> endDownload) {
        this.held = held;
        this.targets = targets;
        this.endDownload = endDownload;
    }

    @Override
    public JobKind kind() {
        return JobKind.PURGE;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobScope scope = course.order().scope();
        boolean pinnedToo = course.order().pinnedToo() || scope instanceof JobScope.Objects;
        JobWalk walk = new JobWalk(
                course,
                targets.ids(scope),
                id -> held.find(id).map(CacheEntry::size).orElse(0L));
        return walk.run(id -> {
            if (pinnedToo || !isPinned(id)) {
                purge(id);
            } else {
                walk.remark(STAYED);
            }
            return Optional.empty();
        });
    }

    private boolean isPinned(DataObjectId id) {
        return held.find(id).filter(CacheEntry::pinned).isPresent();
    }

    /// Drops, too, what the store alone knows of.
    private void purge(DataObjectId id) {
        endDownload.accept(id);
        held.drop(held.look(id).map(CacheEntry::id).orElse(id), DropReason.PURGED);
    }
}
