package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryMountpaths;
import org.distributornode.application.usecase.store.EditMountpaths.Resilvering;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.MountpathEntry.State;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditMountpathsTest {

    private static final String MORE = "/mnt/2";

    private final StoreRig rig = StoreRig.withPhotos();
    private final InMemoryMountpaths mountpaths = new InMemoryMountpaths("/mnt", "/mnt/1");
    private final RunJobsService jobs = jobs(Runnable::run, 10);
    private final EditMountpathsService edit = new EditMountpathsService(mountpaths, rig.shelves, jobs, rig.clock);

    private RunJobsService jobs(Executor threads, int waiting) {
        return new RunJobsService(
                new InMemoryJobStore(),
                List.of(new StoreWork(
                        JobKind.STORE_MIRROR, rig.shelves, _ -> new ObjectOutcome.Done(rig.put("x", "")))),
                threads,
                rig.clock,
                new RunJobsService.Limits(waiting, 1 << 20, 10, Duration.ofSeconds(5)));
    }

    @BeforeEach
    void start() {
        jobs.start();
        mountpaths.make(MORE);
        rig.put("a", "content");
    }

    @Test
    void movesObjectsAwayByJobs() {
        assertThat(edit.add(MORE)).isInstanceOf(MountpathChange.Done.class);
        assertThat(jobs.list()).isEmpty();

        assertThat(edit.disable(MORE, true))
                .isEqualTo(new MountpathChange.Done(new MountpathEntry(MORE, State.LEAVING)));

        assertThat(jobs.list()).hasSize(1);
        assertThat(jobs.list().getFirst().progress().objectsDone()).isEqualTo(1);
        assertThat(edit.disable(MORE, true)).isInstanceOf(MountpathChange.Same.class);
        assertThat(jobs.list()).hasSize(1);
    }

    @Test
    void endsAtOnceWhereThatIsAskedFor() {
        edit.add(MORE);

        assertThat(edit.remove(MORE, false)).isInstanceOf(MountpathChange.Done.class);

        assertThat(jobs.list()).isEmpty();
        assertThat(edit.list()).hasSize(1);
        assertThat(edit.enable(MORE)).isEqualTo(new MountpathChange.Unknown(MORE));
    }

    @Test
    void makesCopiesOfEveryBucket() {
        rig.create(StoreBucket.local("other"));

        assertThat(edit.resilver())
                .isInstanceOfSatisfying(
                        Resilvering.Begun.class,
                        begun -> assertThat(begun.jobs())
                                .hasSize(2)
                                .allMatch(job -> job.kind() == JobKind.STORE_MIRROR));
        assertThat(rig.findBuckets.find(PHOTOS)).isPresent();
    }

    @Test
    void tellsWhichBucketsThereAreTooManyJobsForAndMovesThemLater() {
        List<Runnable> held = new ArrayList<>();
        RunJobsService few = jobs(held::add, 1);
        few.start();
        EditMountpathsService subject = new EditMountpathsService(mountpaths, rig.shelves, few, rig.clock);
        subject.settle();
        rig.create(StoreBucket.local("other"));
        rig.create(StoreBucket.local("third"));
        subject.add(MORE);
        mountpaths.need(MORE);

        assertThat(subject.disable(MORE, true)).isInstanceOf(MountpathChange.Done.class);
        assertThat(buckets(few)).containsExactly("other");
        assertThat(subject.resilver()).isEqualTo(new Resilvering.Partly(List.of(), 3, 1));
        subject.settle();
        assertThat(buckets(few)).hasSize(1);

        while (!held.isEmpty()) {
            held.removeFirst().run();
            subject.settle();
        }
        assertThat(buckets(few)).contains("other", PHOTOS.name(), "third");
        int size = few.list().size();
        subject.settle();
        assertThat(few.list()).hasSize(size);
    }

    @Test
    void triesAgainAfterAWhileWhatCouldNotBeMoved() {
        edit.add(MORE);
        mountpaths.need(MORE);
        edit.disable(MORE, true);
        assertThat(jobs.list()).hasSize(1);

        rig.clock.advance(Duration.ofMinutes(4));
        edit.settle();
        assertThat(jobs.list()).hasSize(1);

        rig.clock.advance(Duration.ofMinutes(2));
        edit.settle();
        edit.settle();
        assertThat(jobs.list()).hasSize(2);

        mountpaths.free(MORE);
        rig.clock.advance(Duration.ofMinutes(6));
        edit.settle();
        assertThat(jobs.list()).hasSize(2);
        assertThat(edit.list()).contains(new MountpathEntry(MORE, State.DISABLED));
    }

    private static List<String> buckets(RunJobsService jobs) {
        return jobs.list().stream()
                .map(job ->
                        ((JobScope.InStore) job.order().scope()).task().bucket().name())
                .toList();
    }
}
