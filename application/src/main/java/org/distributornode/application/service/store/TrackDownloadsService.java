package org.distributornode.application.service.store;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.TrackDownloads;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.StoreTask;

/// Tells of the download jobs, and what is known of each link.
public final class TrackDownloadsService implements TrackDownloads {

    private final RunJobs jobs;
    private final DownloadLog log;

    public TrackDownloadsService(RunJobs jobs, DownloadLog log) {
        this.jobs = jobs;
        this.log = log;
    }

    @Override
    public List<Download> list() {
        return jobs.list().stream().flatMap(job -> told(job).stream()).toList();
    }

    @Override
    public Optional<Download> find(JobId id) {
        return jobs.find(id).flatMap(this::told);
    }

    @Override
    public Removal remove(JobId id) {
        if (find(id).isEmpty()) {
            return Removal.UNKNOWN;
        }
        Removal removal = switch (jobs.forget(id)) {
            case FORGOTTEN -> Removal.REMOVED;
            case NOT_ENDED -> Removal.NOT_ENDED;
            case UNKNOWN -> Removal.UNKNOWN;
        };
        if (removal == Removal.REMOVED) {
            log.forget(id);
        }
        return removal;
    }

    private Optional<Download> told(Job job) {
        return job.order().scope() instanceof JobScope.InStore(StoreTask.Download task, var _)
                ? Optional.of(told(job, task))
                : Optional.empty();
    }

    private Download told(Job job, StoreTask.Download task) {
        return log.find(job.id())
                .map(known ->
                        new Download(job, task, known.skipped(), known.current(), known.ended(), known.problems()))
                .orElseGet(() -> new Download(job, task, 0, List.of(), List.of(), List.of()));
    }
}
