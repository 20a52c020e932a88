package org.distributornode.adapters.http.in.aistore.job;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.usecase.job.RememberWork;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.WorkNote;
import org.distributornode.domain.store.StoreBucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All work that clients may ask for: the jobs of the node's registry, and what was over as soon as it was asked for.
/// Both outlive a restart.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
public final class Works {

    private static final Logger LOG = LoggerFactory.getLogger(Works.class);

    private static final int ID_DIGITS = 9;

    private final RunJobs jobs;
    private final InstantSource clock;
    private final RememberWork history;
    private final ReentrantLock lock = new ReentrantLock();
    private long rebalances;

    /// @param history what earlier runs of the node left, and this one leaves
    public Works(RunJobs jobs, RememberWork history, InstantSource clock) {
        this.jobs = jobs;
        this.history = history;
        this.clock = clock;
        this.rebalances =
                history.list().stream().mapToLong(Works::rebalance).max().orElse(0);
    }

    /// The number of a rebalance; 0 of other work.
    private static long rebalance(WorkNote note) {
        return note.id().matches("g[0-9]{1,18}") ? Long.parseLong(note.id().substring(1)) : 0;
    }

    /// Notes that something was done.
    ///
    /// @param kind one of [Kinds]
    public Work done(String kind, StoreBucket bucket, Optional<StoreBucket> to) {
        return remember(Work.atOnce(newId(), kind, clock.instant()).about(bucket, to));
    }

    /// Notes that something was done that is about no bucket.
    public Work done(String kind) {
        return remember(Work.atOnce(newId(), kind, clock.instant()));
    }

    /// Notes that something takes several jobs, which clients see as one.
    public Work together(String kind, List<Job> parts) {
        Work begun = Work.atOnce(newId(), kind, clock.instant());
        return now(remember(begun.note(parts.stream().map(Job::id).toList())));
    }

    /// Notes that objects made room for others.
    public Work trimmed(TrimStore.Trimmed gone) {
        return remember(Work.atOnce(newId(), Kinds.EVICTION, clock.instant()).with(gone.objects(), gone.bytes()));
    }

    /// Notes a rebalance of one node, which moves nothing.
    public Work rebalanced() {
        lock.lock();
        try {
            rebalances++;
            return remember(Work.atOnce("g" + rebalances, Kinds.REBALANCE, clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /// The newest first.
    public List<Work> all() {
        Comparator<Work> newest = Comparator.comparing(Work::begun, Comparator.reverseOrder());
        return Stream.concat(remembered().stream(), jobs.list().stream().map(Work::of))
                .sorted(newest)
                .toList();
    }

    public Optional<Work> find(String id) {
        return WorkId.parse(id)
                .flatMap(jobs::find)
                .map(Work::of)
                .or(() -> remembered().stream()
                        .filter(work -> work.id().equals(id))
                        .findFirst());
    }

    /// Ends it if it is not over; empty if there is no such work.
    public Optional<Work> stop(String id) {
        jobsOf(id).forEach(jobs::cancel);
        return find(id);
    }

    /// Ends all of a kind that is not over, if there is any.
    public void stopAll(String kind) {
        for (Work work : all()) {
            if (work.isRunning() && work.kind().equals(kind)) {
                jobsOf(work.id()).forEach(jobs::cancel);
            }
        }
    }

    private List<JobId> jobsOf(String id) {
        return WorkId.parse(id)
                .map(List::of)
                .orElseGet(() -> history.list().stream()
                        .filter(note -> note.id().equals(id))
                        .flatMap(note -> note.parts().stream())
                        .toList());
    }

    /// A name for something new.
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
    }

    public Instant now() {
        return clock.instant();
    }

    private Work remember(Work work) {
        return Work.of(remember(work.note(List.of())));
    }

    /// It is done whether it can be kept or not.
    private WorkNote remember(WorkNote note) {
        if (!history.add(note)) {
            LOG.warn("history of work not kept: id={}", note.id());
        }
        return note;
    }

    private List<Work> remembered() {
        return history.list().stream().map(this::now).toList();
    }

    /// How it stands.
    private Work now(WorkNote note) {
        Work work = Work.of(note);
        return note.parts().isEmpty()
                ? work
                : work.madeOf(note.parts().stream()
                        .flatMap(part -> jobs.find(part).stream())
                        .map(Work::of)
                        .toList());
    }
}
