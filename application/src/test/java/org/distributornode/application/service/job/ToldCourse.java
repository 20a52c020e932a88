package org.distributornode.application.service.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;

/// A course that remembers what it was told.
public final class ToldCourse implements JobWork.Course {

    private final JobOrder order;
    private final Optional<DataObjectId> reached;
    private final JobProgress before;
    private final List<JobProgress> reports = new ArrayList<>();
    private final List<DataObjectId> passed = new ArrayList<>();

    public ToldCourse(JobOrder order) {
        this(order, Optional.empty(), JobProgress.NONE);
    }

    public ToldCourse(JobOrder order, Optional<DataObjectId> reached, JobProgress before) {
        this.order = order;
        this.reached = reached;
        this.before = before;
    }

    public List<DataObjectId> passed() {
        return passed;
    }

    public List<JobProgress> reports() {
        return reports;
    }

    @Override
    public JobId id() {
        return new JobId(1);
    }

    @Override
    public JobOrder order() {
        return order;
    }

    @Override
    public Optional<DataObjectId> reached() {
        return reached;
    }

    @Override
    public JobProgress progress() {
        return before;
    }

    @Override
    public void report(JobProgress progress) {
        reports.add(progress);
    }

    @Override
    public void pass(DataObjectId object, JobProgress progress) {
        passed.add(object);
        reports.add(progress);
    }
}
