package org.distributornode.application.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.job.RunJobs.Submission;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunJobsTest {

    private static final DataObjectId OBJECT = new DataObjectId(17);
    private static final JobOrder ORDER = new JobOrder(JobKind.VERIFY, new JobScope.Objects(Set.of(OBJECT)));
    private static final RunJobsService.Limits LIMITS = new RunJobsService.Limits(2, 1000, 3, Duration.ofSeconds(5));

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryJobStore store = new InMemoryJobStore();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Steps steps = new Steps();
    private final List<RunJobsService> lives = new ArrayList<>();

    /// Work in steps that the test lets happen one by one.
    private static final class Steps implements JobWork {

        private final BlockingQueue<Course> begun = new LinkedBlockingQueue<>();
        private final SynchronousQueue<Step> next = new SynchronousQueue<>();

        private interface Step {
            /// @return whether the work is done
            boolean take(Course course) throws InterruptedException, GivenUp;
        }

        @Override
        public JobKind kind() {
            return JobKind.VERIFY;
        }

        @Override
        public Optional<String> run(Course course) throws InterruptedException, GivenUp {
            begun.add(course);
            while (!next.take().take(course)) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        }

        Course begun() throws InterruptedException {
            return begun.take();
        }

        void go(Step step) throws InterruptedException {
            next.put(step);
        }
    }

    private RunJobsService begin() {
        RunJobsService jobs = new RunJobsService(store, List.of(steps), threads, clock, LIMITS);
        jobs.start();
        lives.add(jobs);
        return jobs;
    }

    private static Job submit(RunJobsService jobs) {
        return ((Submission.Accepted) jobs.submit(ORDER)).job();
    }

    private static Job awaitEnd(RunJobsService jobs, JobId id) {
        Job job = jobs.find(id).orElseThrow();
        while (!job.state().isFinal()) {
            Thread.onSpinWait();
            job = jobs.find(id).orElseThrow();
        }
        return job;
    }

    @AfterEach
    void end() {
        lives.forEach(RunJobsService::stop);
        threads.shutdownNow();
    }

    @Test
    void runsAJobToItsEnd() throws InterruptedException {
        RunJobsService jobs = begin();

        Job job = submit(jobs);
        assertThat(steps.begun().order()).isEqualTo(ORDER);
        steps.go(course -> {
            course.pass(OBJECT, new JobProgress(1, 1, 10, 10, 0));
            return true;
        });

        Job ended = awaitEnd(jobs, job.id());
        assertThat(ended.state()).isEqualTo(JobState.DONE);
        assertThat(ended.progress()).isEqualTo(new JobProgress(1, 1, 10, 10, 0));
        assertThat(ended.ended()).contains(clock.instant());
        assertThat(ended.message()).isEmpty();
    }

    @Test
    void showsAJobOnItsWay() throws InterruptedException {
        RunJobsService jobs = begin();
        JobProgress half = new JobProgress(0, 1, 5, 10, 0);

        Job job = submit(jobs);
        steps.go(course -> {
            course.report(half);
            return false;
        });
        steps.go(_ -> false);

        Job running = jobs.find(job.id()).orElseThrow();
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.progress()).isEqualTo(half);
    }

    @Test
    void runsOneOfAKindAtATimeInTheirOrder() throws InterruptedException {
        RunJobsService jobs = begin();
        Job first = submit(jobs);
        steps.begun();
        Job second = submit(jobs);

        assertThat(jobs.find(second.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.list()).extracting(Job::id).containsExactly(second.id(), first.id());
        steps.go(_ -> true);
        steps.begun();
        steps.go(_ -> true);

        assertThat(awaitEnd(jobs, first.id()).state()).isEqualTo(JobState.DONE);
        assertThat(awaitEnd(jobs, second.id()).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void refusesMoreThanMayWait() throws InterruptedException {
        RunJobsService jobs = begin();
        submit(jobs);
        steps.begun();
        steps.go(_ -> false);
        submit(jobs);
        submit(jobs);

        assertThat(jobs.submit(ORDER)).isEqualTo(new Submission.TooMany(2, 1000));
        assertThat(jobs.list()).hasSize(3);
    }

    @Test
    void refusesMoreNamesThanMayWait() throws InterruptedException {
        RunJobsService jobs = begin();
        JobOrder large = named(10);
        submit(jobs);
        steps.begun();

        assertThat(jobs.submit(large)).isInstanceOf(Submission.Accepted.class);
        assertThat(jobs.submit(large)).isEqualTo(new Submission.TooMany(2, 1000));
        assertThat(jobs.submit(ORDER)).isInstanceOf(Submission.Accepted.class);
    }

    private static JobOrder named(int count) {
        return new JobOrder(
                JobKind.VERIFY,
                new JobScope.Objects(
                        LongStream.range(0, count).mapToObj(DataObjectId::new).collect(Collectors.toSet())));
    }

    @Test
    void endsAJobThatWaits() throws InterruptedException {
        RunJobsService jobs = begin();
        submit(jobs);
        steps.begun();
        Job waiting = submit(jobs);

        assertThat(jobs.cancel(waiting.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);

        steps.go(_ -> true);
        assertThat(submit(jobs).id()).isEqualTo(new JobId(3));
        assertThat(steps.begun().order()).isEqualTo(ORDER);
        assertThat(jobs.find(waiting.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void endsAJobAtWorkAndGoesOnWithTheNext() throws InterruptedException {
        RunJobsService jobs = begin();
        Job first = submit(jobs);
        steps.begun();
        Job second = submit(jobs);

        assertThat(jobs.cancel(first.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        steps.begun();
        steps.go(_ -> true);

        assertThat(awaitEnd(jobs, second.id()).state()).isEqualTo(JobState.DONE);
        assertThat(jobs.find(first.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.cancel(second.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(jobs.cancel(new JobId(99))).isEmpty();
    }

    @Test
    void forgetsAJobThatHasEnded() throws InterruptedException {
        RunJobsService jobs = begin();
        Job job = submit(jobs);
        steps.begun();

        assertThat(jobs.forget(job.id())).isEqualTo(RunJobs.Forgetting.NOT_ENDED);
        steps.go(_ -> true);
        awaitEnd(jobs, job.id());

        assertThat(jobs.forget(job.id())).isEqualTo(RunJobs.Forgetting.FORGOTTEN);
        assertThat(jobs.forget(job.id())).isEqualTo(RunJobs.Forgetting.UNKNOWN);
        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(submit(jobs).id()).isEqualTo(new JobId(2));
    }

    @Test
    void tellsWorkThatDoesNotListenThatItIsCancelled() throws InterruptedException {
        RunJobsService jobs = begin();
        Job job = submit(jobs);
        JobWork.Course course = steps.begun();

        jobs.cancel(job.id());

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> course.report(JobProgress.NONE));
    }

    @Test
    void saysWhyAJobFailed() throws InterruptedException {
        RunJobsService jobs = begin();
        Job job = submit(jobs);

        steps.go(_ -> {
            throw new CacheFailure(CacheFailure.Kind.EXHAUSTED, "no descriptors");
        });

        Job failed = awaitEnd(jobs, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.message()).contains("no descriptors");
    }

    @Test
    void saysWhyAJobWasGivenUp() throws InterruptedException {
        RunJobsService jobs = begin();
        Job job = submit(jobs);

        steps.go(_ -> {
            throw new GivenUp("nothing is there");
        });

        Job failed = awaitEnd(jobs, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.message()).contains("nothing is there");
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws InterruptedException {
        RunJobsService first = begin();
        JobProgress half = new JobProgress(1, 2, 10, 20, 1);
        Job job = submit(first);
        steps.begun();
        Job waiting = submit(first);
        steps.go(course -> {
            course.pass(OBJECT, half);
            return false;
        });
        first.stop();
        assertThat(first.find(job.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);

        RunJobsService second = begin();
        JobWork.Course course = steps.begun();
        steps.go(_ -> true);

        assertThat(course.reached()).contains(OBJECT);
        assertThat(course.progress()).isEqualTo(half);
        assertThat(awaitEnd(second, job.id()).progress()).isEqualTo(half);
        steps.begun();
        steps.go(_ -> true);
        assertThat(awaitEnd(second, waiting.id()).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void goesOnAfterACrashFromThePlaceKeptLast() throws InterruptedException {
        RunJobsService first = begin();
        Job job = submit(first);
        steps.begun();
        clock.advance(Duration.ofSeconds(5));
        steps.go(course -> {
            course.pass(OBJECT, JobProgress.NONE);
            return false;
        });
        steps.go(_ -> false);
        store.fail(true);
        first.stop();
        store.fail(false);

        RunJobsService second = begin();

        assertThat(steps.begun().reached()).contains(OBJECT);
        assertThat(second.find(job.id())).isPresent();
    }

    @Test
    void forgetsTheOldestThatEnded() throws InterruptedException {
        RunJobsService jobs = begin();
        for (int i = 0; i < 5; i++) {
            Job job = submit(jobs);
            steps.go(_ -> true);
            awaitEnd(jobs, job.id());
        }

        assertThat(jobs.list()).extracting(job -> job.id().number()).containsExactly(5L, 4L, 3L, 2L);
        jobs.stop();
        assertThat(submit(begin()).id()).isEqualTo(new JobId(6));
    }

    @Test
    void remembersWhatEachKindHasDoneLast() {
        Job scrubbed = Job.queued(new JobId(1), new JobOrder(JobKind.SCRUB, new JobScope.Held()), Instant.EPOCH)
                .ended(JobState.DONE, Instant.EPOCH, Optional.empty());
        List<Kept> others = LongStream.rangeClosed(2, 9)
                .mapToObj(id -> Job.queued(new JobId(id), ORDER, Instant.EPOCH)
                        .ended(JobState.DONE, Instant.EPOCH, Optional.empty()))
                .map(job -> new Kept(job, Optional.empty()))
                .toList();
        store.save(new Registry(
                9,
                Stream.concat(Stream.of(new Kept(scrubbed, Optional.empty())), others.stream())
                        .toList()));
        RunJobsService jobs = begin();

        submit(jobs);

        assertThat(jobs.list()).extracting(job -> job.id().number()).containsExactly(10L, 9L, 8L, 7L, 1L);
    }

    @Test
    void forgetsNothingWhenItIsStoppedBeforeItsStart() throws InterruptedException {
        submit(begin());
        steps.begun();
        lives.removeFirst().stop();

        new RunJobsService(store, List.of(steps), threads, clock, LIMITS).stop();

        assertThat(begin().list()).hasSize(1);
    }

    @Test
    void acceptsNothingThatItCannotKeep() {
        RunJobsService jobs = begin();
        store.fail(true);

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> submit(jobs));

        assertThat(jobs.list()).isEmpty();
        assertThat(jobs.find(new JobId(1))).isEqualTo(Optional.empty());
    }
}
