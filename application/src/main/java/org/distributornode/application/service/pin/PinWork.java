package org.distributornode.application.service.pin;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.prefetch.Bringer;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.domain.cache.Pinning;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;

/// Pins objects; what is missing is brought in first. Nothing is fetched that could not be pinned.
public final class PinWork implements JobWork {

    private static final String TOO_MUCH = "too much to be pinned";
    private static final String GONE = "gone before they were pinned";

    private final Pins pins;
    private final JobTargets targets;
    private final Bringing bringing;
    private final Executor threads;

    /// @param threads runs each task on a thread of its own
    public PinWork(Pins pins, JobTargets targets, Bringing bringing, Executor threads) {
        this.pins = pins;
        this.targets = targets;
        this.bringing = bringing;
        this.threads = threads;
    }

    @Override
    public JobKind kind() {
        return JobKind.PIN;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobWalk walk = targets.walk(course);
        return walk.run(id -> pin(id, walk));
    }

    private Optional<String> pin(DataObjectId id, JobWalk walk) throws InterruptedException {
        Pinning first = pins.pin(id);
        return first == Pinning.NOT_HELD ? bring(id, walk) : problem(first);
    }

    private Optional<String> bring(DataObjectId id, JobWalk walk) throws InterruptedException {
        Bringer bringer = Bringer.start(bringing, id, pins::haveRoomFor, threads);
        Bringing.Ending ending;
        try {
            ending = bringer.await(walk);
        } finally {
            bringer.cancel();
        }
        return ending == Bringing.Ending.HELD ? problem(pins.pin(id)) : ending.problem(TOO_MUCH);
    }

    private static Optional<String> problem(Pinning outcome) {
        return switch (outcome) {
            case PINNED, PINNED_BEFORE -> Optional.empty();
            case NOT_HELD -> Optional.of(GONE);
            case TOO_MUCH -> Optional.of(TOO_MUCH);
        };
    }
}
