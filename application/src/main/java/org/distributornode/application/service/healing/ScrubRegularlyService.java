package org.distributornode.application.service.healing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.distributornode.application.usecase.healing.ScrubRegularly;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.node.ReportStatus.ScrubStatus;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;

/// Knows of passes by the registry of jobs, which outlives restarts. A pass that an operator began or ended counts,
/// too.
public final class ScrubRegularlyService implements ScrubRegularly {

    /// A node that has started has other things to do at first.
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final JobOrder PASS = new JobOrder(JobKind.SCRUB, new JobScope.Held());

    private final RunJobs jobs;
    private final InstantSource clock;
    private final Duration every;
    private final Instant settled;

    /// The node counts as started when this is made.
    ///
    /// @param every the time from the end of a pass to the begin of the next
    public ScrubRegularlyService(RunJobs jobs, InstantSource clock, Duration every) {
        this.jobs = jobs;
        this.clock = clock;
        this.every = every;
        this.settled = clock.instant().plus(SETTLING);
    }

    @Override
    public Outcome scrub() {
        if (passes().anyMatch(job -> !job.state().isFinal())) {
            return Outcome.RUNNING;
        }
        Instant due = passes().flatMap(job -> job.ended().stream())
                .max(Comparator.naturalOrder())
                .map(end -> end.plus(every))
                .filter(settled::isBefore)
                .orElse(settled);
        if (clock.instant().isBefore(due)) {
            return Outcome.NOT_DUE;
        }
        return switch (jobs.submit(PASS)) {
            case RunJobs.Submission.Accepted _ -> Outcome.BEGUN;
            case RunJobs.Submission.TooMany _ -> Outcome.REFUSED;
        };
    }

    /// What the last pass has found that came to its end; empty if there was none.
    public Optional<ScrubStatus> lastPass() {
        return passes().filter(job -> job.state() == JobState.DONE).findFirst().map(ScrubRegularlyService::status);
    }

    /// The newest first.
    private Stream<Job> passes() {
        return jobs.list().stream().filter(job -> job.order().equals(PASS));
    }

    private static ScrubStatus status(Job pass) {
        JobProgress found = pass.progress();
        return new ScrubStatus(
                pass.ended().orElseThrow(),
                found.objectsDone(),
                found.bytesDone(),
                found.groupsBad(),
                found.groupsHealed(),
                found.objectsBad());
    }
}
