package org.distributornode.application.service.store;

import java.util.ArrayList;
import java.util.List;
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

/// Moves objects by jobs, one for each bucket, and keeps the buckets on all mountpaths that are in use.
public final class EditMountpathsService implements EditMountpaths {

    private final StoreMountpaths mountpaths;
    private final Shelves shelves;
    private final RunJobs jobs;

    /// The bucket that the jobs were too many for.
    private volatile int next;

    /// Whether buckets may be left to be moved; not known at a start.
    private volatile boolean left = true;

    public EditMountpathsService(StoreMountpaths mountpaths, Shelves shelves, RunJobs jobs) {
        this.mountpaths = mountpaths;
        this.shelves = shelves;
        this.jobs = jobs;
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
        List<StoreBucket> buckets = shelves.all().stream()
                .map(BucketEntry::name)
                .filter(StoreBucket::isLocal)
                .toList();
        List<Job> begun = new ArrayList<>();
        int first = next;
        for (int i = 0; i < buckets.size(); i++) {
            StoreBucket bucket = buckets.get(Math.floorMod(first + i, buckets.size()));
            StoreTask task = new StoreTask.Mirror(bucket);
            switch (jobs.submit(new JobOrder(JobKind.of(task), new JobScope.InStore(task)))) {
                case RunJobs.Submission.Accepted(var job) -> begun.add(job);
                case RunJobs.Submission.TooMany(var most, var _) -> {
                    next = first + i;
                    left = true;
                    return new Resilvering.Partly(begun, buckets.size(), most);
                }
            }
        }
        left = false;
        return new Resilvering.Begun(begun);
    }

    @Override
    public void settle() {
        mountpaths.settle();
        boolean leaving = mountpaths.list().stream().anyMatch(one -> one.state() == MountpathEntry.State.LEAVING);
        if (leaving && left && jobs.list().stream().noneMatch(EditMountpathsService::isUnderWay)) {
            var _ = resilver();
        }
    }

    private static boolean isUnderWay(Job job) {
        return job.kind() == JobKind.STORE_MIRROR && !job.state().isFinal();
    }
}
