package org.distributornode.application.service.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobState;

/// Runs one job of each kind at a time, in the order they came.
public final class RunJobsService implements RunJobs {

    private final JobRegister register;
    private final Map<JobKind, JobLane> lanes = new EnumMap<>(JobKind.class);
    private final InstantSource clock;
    private final Limits limits;
    private volatile boolean started;

    /// @param threads runs each job on a thread of its own
    public RunJobsService(JobStore store, List<JobWork> works, Executor threads, InstantSource clock, Limits limits) {
        this.register = new JobRegister(store, limits.kept());
        this.clock = clock;
        this.limits = limits;
        for (JobWork work : works) {
            lanes.put(work.kind(), new JobLane(work, register, threads, clock, limits.savedEvery()));
        }
    }

    /// @param waiting how many jobs may wait for their turn
    /// @param waitingSize how many bytes the orders of all jobs that have not ended may take
    /// @param kept how many ended jobs are remembered
    /// @param savedEvery how often the place to go on from is kept
    public record Limits(int waiting, long waitingSize, int kept, Duration savedEvery) {}

    /// Takes up what earlier runs of the node left. Called once, before anything else.
    public void start() {
        register.load();
        started = true;
        lanes.values().forEach(JobLane::advance);
    }

    /// Ends the work; jobs that have not ended go on at the next start. Returns when all have let go of their
    /// files, or after a few seconds.
    public void stop() {
        lanes.values().forEach(JobLane::stop);
        lanes.values().forEach(JobLane::awaitEnd);
        if (started) {
            register.saveIfPossible();
        }
    }

    @Override
    public Submission submit(JobOrder order) {
        JobLane lane = lanes.get(order.kind());
        if (lane == null) {
            throw new IllegalArgumentException("no work for jobs of kind " + order.kind());
        }
        Optional<Job> added = register.add(order, limits, id -> Job.queued(id, order, clock.instant()));
        if (added.isEmpty()) {
            return new Submission.TooMany(limits.waiting(), limits.waitingSize());
        }
        lane.advance();
        return new Submission.Accepted(find(added.get().id()).orElseGet(added::get));
    }

    @Override
    public List<Job> list() {
        return register.list();
    }

    @Override
    public Optional<Job> find(JobId id) {
        return register.find(id).map(Kept::job);
    }

    @Override
    public Optional<Job> cancel(JobId id) {
        if (register.change(id, this::cancelled)) {
            find(id).map(job -> lanes.get(job.kind())).ifPresent(lane -> lane.cancel(id));
            register.save();
        }
        return find(id);
    }

    @Override
    public Forgetting forget(JobId id) {
        if (register.remove(id)) {
            register.save();
            return Forgetting.FORGOTTEN;
        }
        return find(id).isPresent() ? Forgetting.NOT_ENDED : Forgetting.UNKNOWN;
    }

    private Kept cancelled(Kept kept) {
        return new Kept(kept.job().ended(JobState.CANCELLED, clock.instant(), Optional.empty()), kept.reached());
    }
}
