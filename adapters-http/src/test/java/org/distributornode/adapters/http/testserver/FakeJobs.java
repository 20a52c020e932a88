package org.distributornode.adapters.http.testserver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobState;

/// Jobs that wait for ever.
public final class FakeJobs implements RunJobs {

    /// With so many no more are taken.
    static final int MOST = 3;

    private static final Instant CREATED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T11:00:00Z");

    private final List<Job> jobs = new ArrayList<>();

    @Override
    public synchronized Submission submit(JobOrder order) {
        if (jobs.size() == MOST) {
            return new Submission.TooMany(MOST, 1 << 20);
        }
        Job job = new Job(
                new JobId(jobs.size() + 1L),
                order,
                JobState.QUEUED,
                JobProgress.NONE,
                CREATED,
                Optional.empty(),
                Optional.empty());
        jobs.add(job);
        return new Submission.Accepted(job);
    }

    @Override
    public synchronized List<Job> list() {
        return List.copyOf(jobs.reversed());
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Job> cancel(JobId id) {
        Optional<Job> ended = find(id).map(job -> new Job(
                job.id(),
                job.order(),
                JobState.CANCELLED,
                job.progress(),
                job.created(),
                Optional.of(ENDED),
                Optional.of("cancelled")));
        ended.ifPresent(job -> jobs.replaceAll(old -> old.id().equals(id) ? job : old));
        return ended;
    }

    @Override
    public synchronized Forgetting forget(JobId id) {
        Optional<Job> known = find(id);
        if (known.isEmpty()) {
            return Forgetting.UNKNOWN;
        }
        return known.get().state().isFinal() && jobs.removeIf(job -> job.id().equals(id))
                ? Forgetting.FORGOTTEN
                : Forgetting.NOT_ENDED;
    }
}
