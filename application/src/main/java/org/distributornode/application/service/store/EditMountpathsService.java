package org.distributornode.application.service.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.jspecify.annotations.Nullable;

/// Moves objects by jobs, one for each bucket, and keeps the buckets on all mountpaths that are in use.
public final class EditMountpathsService implements EditMountpaths {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final StoreMountpaths mountpaths;
    private final Shelves shelves;
    private final RunJobs jobs;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();

    /// The buckets that no job was begun for yet; not known at a start.
    private @Nullable Deque<StoreBucket> left;

    public EditMountpathsService(StoreMountpaths mountpaths, Shelves shelves, RunJobs jobs, InstantSource clock) {
        this.mountpaths = mountpaths;
        this.shelves = shelves;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public List<MountpathEntry> list() {
        return mountpaths.list();
    }

    @Override
    public MountpathChange add(String path) {
        return kept(mountpaths.add(path));
    }

    @Override
    public MountpathChange enable(String path) {
        return kept(mountpaths.enable(path));
    }

    @Override
    public MountpathChange disable(String path, boolean resilver) {
        return end(path, false, resilver);
    }

    @Override
    public MountpathChange remove(String path, boolean resilver) {
        return end(path, true, resilver);
    }

    private MountpathChange end(String path, boolean forget, boolean resilver) {
        if (!resilver) {
            return kept(mountpaths.end(path, forget));
        }
        MountpathChange change = mountpaths.leave(path, forget);
        if (change instanceof MountpathChange.Done) {
            var _ = resilver();
        }
        return change;
    }

    private MountpathChange kept(MountpathChange change) {
        if (change instanceof MountpathChange.Done) {
            shelves.keepEverywhere();
        }
        return change;
    }

    @Override
    public Resilvering resilver() {
        return begin(local());
    }

    @Override
    public void settle() {
        mountpaths.settle();
        boolean leaving = mountpaths.list().stream().anyMatch(one -> one.state() == MountpathEntry.State.LEAVING);
        List<Job> moves = jobs.list().stream()
                .filter(job -> job.kind() == JobKind.STORE_MIRROR)
                .toList();
        if (leaving && moves.stream().allMatch(job -> job.state().isFinal())) {
            goOn(moves);
        }
    }

    /// What stayed where it was, for want of room or as it was renamed meanwhile, is tried again after a while.
    private void goOn(List<Job> moves) {
        lock.lock();
        try {
            Deque<StoreBucket> known = left;
            if (known != null && !known.isEmpty()) {
                var _ = begin(known);
            } else if (known == null || isOver(moves)) {
                var _ = begin(local());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(List<Job> moves) {
        Instant since = clock.instant().minus(AGAIN_AFTER);
        return moves.stream().flatMap(job -> job.ended().stream()).noneMatch(since::isBefore);
    }

    /// Begins jobs for as many of `buckets` as there may be, and notes the others.
    private Resilvering begin(Deque<StoreBucket> buckets) {
        lock.lock();
        try {
            left = buckets;
            int all = buckets.size();
            List<Job> begun = new ArrayList<>();
            while (!buckets.isEmpty()) {
                StoreTask task = new StoreTask.Mirror(buckets.getFirst());
                JobScope scope = new JobScope.InStore(task, shelves.numbers(task));
                switch (jobs.submit(new JobOrder(JobKind.of(task), scope))) {
                    case RunJobs.Submission.Accepted(var job) -> begun.add(job);
                    case RunJobs.Submission.TooMany(var most, var _) -> {
                        return new Resilvering.Partly(begun, all, most);
                    }
                }
                buckets.removeFirst();
            }
            return new Resilvering.Begun(begun);
        } finally {
            lock.unlock();
        }
    }

    private Deque<StoreBucket> local() {
        return shelves.all().stream()
                .map(BucketEntry::name)
                .filter(StoreBucket::isLocal)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }
}
