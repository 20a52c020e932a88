package org.distributornode.adapters.http.in.aistore.job;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.store.StoreBucket;

/// All work that clients may ask for: the jobs of the node's registry, which outlive a restart, and what was over as
/// soon as it was asked for, which does not: of that the latest [#MOST_AT_ONCE] are remembered.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
public final class Works {

    static final int MOST_AT_ONCE = 1000;

    private static final int ID_DIGITS = 9;

    private final RunJobs jobs;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Work> atOnce = new ArrayDeque<>();
    private long rebalances;

    public Works(RunJobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
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
        return WorkId.parse(id).flatMap(jobs::cancel).map(Work::of).or(() -> find(id));
    }

    /// Ends all of a kind that is not over, if there is any.
    public void stopAll(String kind) {
        for (Work work : all()) {
            if (work.isRunning() && work.kind().equals(kind)) {
                WorkId.parse(work.id()).ifPresent(jobs::cancel);
            }
        }
    }

    /// A name for something new.
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
    }

    public Instant now() {
        return clock.instant();
    }

    private Work remember(Work work) {
        lock.lock();
        try {
            atOnce.addFirst(work);
            if (atOnce.size() > MOST_AT_ONCE) {
                atOnce.removeLast();
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private List<Work> remembered() {
        lock.lock();
        try {
            return new ArrayList<>(atOnce);
        } finally {
            lock.unlock();
        }
    }
}
