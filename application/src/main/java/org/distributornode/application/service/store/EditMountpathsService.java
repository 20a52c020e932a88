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
import org.distributornode.domain.store.StoreTask;

/// Moves objects by jobs, one for each bucket, and keeps the buckets on all mountpaths that are in use.
public final class EditMountpathsService implements EditMountpaths {

    private final StoreMountpaths mountpaths;
    private final Shelves shelves;
    private final RunJobs jobs;

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
            resilver();
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
    public List<Job> resilver() {
        List<Job> begun = new ArrayList<>();
        for (BucketEntry bucket : shelves.all()) {
            if (bucket.name().isLocal()) {
                StoreTask task = new StoreTask.Mirror(bucket.name());
                if (jobs.submit(new JobOrder(JobKind.of(task), new JobScope.InStore(task)))
                        instanceof RunJobs.Submission.Accepted(var job)) {
                    begun.add(job);
                }
            }
        }
        return begun;
    }
}
