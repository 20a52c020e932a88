package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.healing.ScrubRegularly.Outcome;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.node.ReportStatus.ScrubStatus;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.junit.jupiter.api.Test;

final class ScrubRegularlyTest {

    private static final JobOrder PASS = new JobOrder(JobKind.SCRUB, new JobScope.Held());
    private static final Duration WEEK = Duration.ofDays(7);

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Registry jobs = new Registry();
    private final ScrubRegularlyService scrubs = new ScrubRegularlyService(jobs, clock, WEEK);

    /// Jobs that end when the test says so.
    private static final class Registry implements RunJobs {

        private final List<Job> jobs = new ArrayList<>();
        private boolean full;

        void put(JobOrder order, JobState state, Instant ended) {
            Job job = Job.queued(new JobId(jobs.size() + 1L), order, Instant.EPOCH)
                    .at(new JobProgress(3, 3, 1000, 1000, 1, 5, 4));
            jobs.add(state.isFinal() ? job.ended(state, ended, Optional.empty()) : job.in(state));
        }

        @Override
        public Submission submit(JobOrder order) {
            if (full) {
                return new Submission.TooMany(1, 1 << 20);
            }
            put(order, JobState.QUEUED, Instant.EPOCH);
            return new Submission.Accepted(jobs.getLast());
        }

        @Override
        public List<Job> list() {
            return jobs.reversed();
        }

        @Override
        public Optional<Job> find(JobId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Job> cancel(JobId id) {
            return Optional.empty();
        }

        @Override
        public Forgetting forget(JobId id) {
            return Forgetting.UNKNOWN;
        }
    }

    @Test
    void beginsSomeTimeAfterTheFirstStart() {
        assertThat(scrubs.scrub()).isEqualTo(Outcome.NOT_DUE);
        clock.advance(Duration.ofMinutes(10));

        assertThat(scrubs.scrub()).isEqualTo(Outcome.BEGUN);
        assertThat(scrubs.scrub()).isEqualTo(Outcome.RUNNING);

        assertThat(jobs.list()).extracting(Job::order).containsExactly(PASS);
    }

    @Test
    void beginsAgainWhenTheLastPassIsLongEnoughAgo() {
        jobs.put(PASS, JobState.DONE, clock.instant());
        jobs.put(PASS, JobState.CANCELLED, clock.instant().plus(Duration.ofDays(1)));
        clock.advance(WEEK);

        assertThat(scrubs.scrub()).isEqualTo(Outcome.NOT_DUE);
        clock.advance(Duration.ofDays(1));
        assertThat(scrubs.scrub()).isEqualTo(Outcome.BEGUN);
    }

    @Test
    void takesNoPassOverSomeObjectsForOne() {
        jobs.put(
                new JobOrder(JobKind.SCRUB, new JobScope.Objects(Set.of(new DataObjectId(1)))),
                JobState.DONE,
                clock.instant());
        jobs.put(new JobOrder(JobKind.VERIFY, new JobScope.Held()), JobState.DONE, clock.instant());
        clock.advance(Duration.ofMinutes(10));

        assertThat(scrubs.lastPass()).isEmpty();
        assertThat(scrubs.scrub()).isEqualTo(Outcome.BEGUN);
    }

    @Test
    void triesAgainWhenTooManyJobsWait() {
        clock.advance(Duration.ofMinutes(10));
        jobs.full = true;

        assertThat(scrubs.scrub()).isEqualTo(Outcome.REFUSED);
        jobs.full = false;
        assertThat(scrubs.scrub()).isEqualTo(Outcome.BEGUN);
    }

    @Test
    void tellsWhatTheLastWholePassHasFound() {
        Instant end = clock.instant();
        jobs.put(PASS, JobState.DONE, end.minusSeconds(60));
        jobs.put(PASS, JobState.DONE, end);
        jobs.put(PASS, JobState.FAILED, end.plusSeconds(60));
        jobs.put(PASS, JobState.RUNNING, end);

        assertThat(scrubs.lastPass()).contains(new ScrubStatus(end, 3, 1000, 5, 4, 1));
    }
}
