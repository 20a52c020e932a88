package org.distributornode.adapters.http.in.aistore.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.FakeJobs;
import org.distributornode.application.service.job.RememberWorkService;
import org.distributornode.application.testkit.InMemoryWorkNotes;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.junit.jupiter.api.Test;

final class WorksTest {

    private static final StoreBucket BUCKET = StoreBucket.local("b");

    private final FakeJobs jobs = new FakeJobs();
    private static final int MOST = 10;

    private final InMemoryWorkNotes notes = new InMemoryWorkNotes();
    private final Works works = new Works(
            jobs, new RememberWorkService(notes, MOST), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

    private Job job() {
        StoreTask task = new StoreTask.Mirror(BUCKET);
        return ((RunJobs.Submission.Accepted)
                        jobs.submit(new JobOrder(JobKind.STORE_MIRROR, new JobScope.InStore(task))))
                .job();
    }

    @Test
    void tellsSeveralJobsAsOne() {
        Job first = job();
        Job second = job();
        Work work = works.together(Kinds.RESILVER, List.of(first, second));
        assertThat(work.isRunning()).isTrue();

        jobs.cancel(first.id());
        assertThat(works.find(work.id()).orElseThrow().isRunning()).isTrue();

        Work ended = works.stop(work.id()).orElseThrow();
        assertThat(ended.isRunning()).isFalse();
        assertThat(ended.aborted()).isTrue();
        assertThat(jobs.find(second.id()).orElseThrow().ended()).isPresent();
    }

    @Test
    void isOverIfThereIsNothingToDo() {
        assertThat(works.together(Kinds.RESILVER, List.of()).isRunning()).isFalse();
    }

    @Test
    void stopsAllOfAKindAndNoOther() {
        Job job = job();
        works.stopAll(Kinds.COPY_BUCKET);
        assertThat(jobs.find(job.id()).orElseThrow().ended()).isEmpty();

        works.stopAll("make-n-copies");

        assertThat(jobs.find(job.id()).orElseThrow().ended()).isPresent();
    }

    @Test
    void remembersOverARestartWhatWasOverAtOnce() {
        Work moved = works.done(Kinds.MOVE_BUCKET, BUCKET, Optional.of(StoreBucket.local("c")));
        Work trimmed = works.trimmed(new TrimStore.Trimmed(3, 1000));
        Work rebalanced = works.rebalanced();
        Work together = works.together(Kinds.RESILVER, List.of(job()));

        Works next = new Works(jobs, new RememberWorkService(notes, MOST), InstantSource.fixed(Instant.EPOCH));

        assertThat(next.find(moved.id())).contains(moved);
        assertThat(next.find(trimmed.id())).contains(trimmed);
        assertThat(next.find(together.id())).contains(together);
        assertThat(next.find(rebalanced.id())).contains(rebalanced);
        assertThat(next.rebalanced().id()).isEqualTo("g2");
    }

    @Test
    void tellsOfWorkThatCannotBeKept() {
        notes.fail(true);

        Work done = works.done(Kinds.SUMMARY);

        assertThat(works.find(done.id())).contains(done);
    }

    @Test
    void forgetsTheOldestOfWhatWasOverAtOnce() {
        Work first = works.done(Kinds.SUMMARY);
        for (int i = 0; i < MOST; i++) {
            works.done(Kinds.MOVE_BUCKET, BUCKET, Optional.of(StoreBucket.local("c")));
        }

        assertThat(works.find(first.id())).isEmpty();
        assertThat(works.all()).hasSize(MOST);
    }

    @Test
    void findsADownloadByEitherOfItsNames() {
        assertThat(WorkId.parse("dnl-j0000000c"))
                .isEqualTo(WorkId.parse("j0000000c"))
                .isPresent();
        assertThat(WorkId.parse("j00000000")).isEmpty();
        assertThat(WorkId.parse("g1")).isEmpty();
        assertThat(works.stop("nonesuch")).isEmpty();
    }
}
