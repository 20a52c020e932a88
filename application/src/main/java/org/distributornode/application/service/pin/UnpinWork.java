package org.distributornode.application.service.pin;

import java.util.Optional;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;

/// Ends pins. One that is not there is ended already.
public final class UnpinWork implements JobWork {

    private final Pins pins;
    private final JobTargets targets;

    public UnpinWork(Pins pins, JobTargets targets) {
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
        return targets.walk(course, ids).run(id -> {
            boolean _ = pins.unpin(id);
            return Optional.empty();
        });
    }
}
