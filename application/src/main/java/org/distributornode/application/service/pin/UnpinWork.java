package org.distributornode.application.service.pin;

import java.util.Optional;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;

/// Ends pins. One that is not there is ended already.
public final class UnpinWork implements JobWork {

    private final HeldObjects held;
    private final Pins pins;
    private final JobTargets targets;

    public UnpinWork(HeldObjects held, Pins pins, JobTargets targets) {
        this.held = held;
        this.pins = pins;
        this.targets = targets;
    }

    @Override
    public JobKind kind() {
        return JobKind.UNPIN;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobScope scope = course.order().scope();
        long[] ids = scope instanceof JobScope.Held ? JobTargets.of(pins.all()) : targets.ids(scope);
        JobWalk walk = new JobWalk(
                course, ids, id -> held.find(id).map(CacheEntry::size).orElse(0L));
        return walk.run(id -> {
            boolean _ = pins.unpin(id);
            return Optional.empty();
        });
    }
}
