package org.distributornode.application.service.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;

/// A course that the register knows of. For one thread.
final class RegisteredCourse implements JobWork.Course {

    private final JobRegister register;
    private final Kept begin;
    private final InstantSource clock;
    private final Duration savedEvery;
    private Instant saved;

    /// @param begin the job as it was before
    RegisteredCourse(JobRegister register, Kept begin, InstantSource clock, Duration savedEvery) {
        this.register = register;
        this.begin = begin;
        this.clock = clock;
        this.savedEvery = savedEvery;
        this.saved = clock.instant();
    }

    @Override
    public JobId id() {
        return begin.job().id();
    }

    @Override
    public JobOrder order() {
        return begin.job().order();
    }

    @Override
    public Optional<DataObjectId> reached() {
        return begin.reached();
    }

    @Override
    public JobProgress progress() {
        return begin.job().progress();
    }

    @Override
    public void report(JobProgress progress) throws InterruptedException {
        change(now -> new Kept(now.job().at(progress), now.reached()));
    }

    @Override
    public void pass(DataObjectId object, JobProgress progress) throws InterruptedException {
        change(now -> new Kept(now.job().at(progress), Optional.of(object)));
        Instant now = clock.instant();
        if (!now.isBefore(saved.plus(savedEvery))) {
            saved = now;
            register.saveIfPossible();
        }
    }

    private void change(UnaryOperator<Kept> change) throws InterruptedException {
        if (!register.change(begin.job().id(), change) || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
