package org.distributornode.application.service.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobState;

/// All jobs that are remembered, in memory and in the store. Safe for use by any thread.
final class JobRegister {

    private final JobStore store;
    private final int keptAfterEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock saving = new ReentrantLock();
    private final NavigableMap<Long, Kept> jobs = new TreeMap<>();
    private long last;

    /// @param keptAfterEnd how many ended jobs are remembered, the newest, and the newest of each kind in any case
    JobRegister(JobStore store, int keptAfterEnd) {
        this.store = store;
        this.keptAfterEnd = keptAfterEnd;
    }

    void load() {
        Registry loaded = store.load();
        locked(() -> {
            last = Math.max(last, loaded.last());
            loaded.jobs().forEach(kept -> jobs.put(kept.job().id().number(), waitingAgain(kept)));
            return true;
        });
    }

    /// Takes up a new job, unless too many wait or say too much, and keeps it.
    ///
    /// @param make makes it from its number
    Optional<Job> add(JobOrder order, RunJobsService.Limits limits, Function<JobId, Job> make) {
        Optional<Job> added = locked(() -> {
            if (!hasRoom(order, limits)) {
                return Optional.empty();
            }
            last++;
            Job job = make.apply(new JobId(last));
            jobs.put(last, new Kept(job, Optional.empty()));
            forgetOldest();
            return Optional.of(job);
        });
        added.ifPresent(this::saveNew);
        return added;
    }

    private boolean hasRoom(JobOrder order, RunJobsService.Limits limits) {
        long waiting = jobs.values().stream().filter(JobRegister::isWaiting).count();
        return waiting < limits.waiting() && open() + order.scope().weight() <= limits.waitingSize();
    }

    /// What the orders of jobs that have not ended take.
    private long open() {
        return jobs.values().stream()
                .map(Kept::job)
                .filter(job -> !job.state().isFinal())
                .mapToLong(job -> job.order().scope().weight())
                .sum();
    }

    /// The newest first.
    List<Job> list() {
        return locked(
                () -> jobs.descendingMap().values().stream().map(Kept::job).toList());
    }

    Optional<Kept> find(JobId id) {
        return locked(() -> Optional.ofNullable(jobs.get(id.number())));
    }

    /// The oldest job of this kind that has not ended.
    Optional<Kept> next(JobKind kind) {
        return locked(() -> jobs.values().stream()
                .filter(kept -> kept.job().kind() == kind && !kept.job().state().isFinal())
                .findFirst());
    }

    /// Changes a job that has not ended.
    ///
    /// @return whether it was changed
    boolean change(JobId id, UnaryOperator<Kept> change) {
        return locked(() -> {
            Optional<Kept> open = Optional.ofNullable(jobs.get(id.number()))
                    .filter(kept -> !kept.job().state().isFinal());
            open.ifPresent(kept -> jobs.put(id.number(), change.apply(kept)));
            return open.isPresent();
        });
    }

    /// @return whether it was there and had ended
    boolean remove(JobId id) {
        return locked(() -> {
            Kept kept = jobs.get(id.number());
            boolean ended = kept != null && kept.job().state().isFinal();
            return ended && jobs.remove(id.number()) != null;
        });
    }

    void save() {
        saving.lock();
        try {
            store.save(locked(() -> new Registry(last, new ArrayList<>(jobs.values()))));
        } finally {
            saving.unlock();
        }
    }

    /// For what a later save makes good.
    void saveIfPossible() {
        try {
            save();
        } catch (CacheFailure _) {
            return;
        }
    }

    private void saveNew(Job job) {
        try {
            save();
        } catch (CacheFailure failure) {
            locked(() -> jobs.remove(job.id().number()));
            throw failure;
        }
    }

    /// What a kind of job has done last is always remembered.
    private void forgetOldest() {
        List<Job> ended = jobs.values().stream()
                .map(Kept::job)
                .filter(job -> job.state().isFinal())
                .toList();
        Map<JobKind, JobId> newest = new EnumMap<>(JobKind.class);
        ended.forEach(job -> newest.put(job.kind(), job.id()));
        ended.stream()
                .limit(Math.max(0, ended.size() - keptAfterEnd))
                .filter(job -> !newest.containsValue(job.id()))
                .forEach(job -> jobs.remove(job.id().number()));
    }

    /// A job that was at work when the process died.
    private static Kept waitingAgain(Kept kept) {
        return kept.job().state().isFinal() ? kept : new Kept(kept.job().in(JobState.QUEUED), kept.reached());
    }

    private static boolean isWaiting(Kept kept) {
        return switch (kept.job().state()) {
            case QUEUED -> true;
            case RUNNING, DONE, FAILED, CANCELLED -> false;
        };
    }

    private <T> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
