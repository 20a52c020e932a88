package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.List;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryMountpaths;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.domain.job.JobKind;
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
    private final RunJobsService jobs = new RunJobsService(
            new InMemoryJobStore(),
            List.of(new StoreWork(
                    JobKind.STORE_MIRROR,
                    new ChosenObjects(rig.listObjects),
                    rig.editObjects,
                    _ -> new ObjectOutcome.Done(rig.put("x", "")))),
            Runnable::run,
            rig.clock,
            new RunJobsService.Limits(10, 10, Duration.ofSeconds(5)));
    private final EditMountpathsService edit = new EditMountpathsService(mountpaths, rig.shelves, jobs);

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

        assertThat(edit.resilver()).hasSize(2).allMatch(job -> job.kind() == JobKind.STORE_MIRROR);
        assertThat(rig.findBuckets.find(PHOTOS)).isPresent();
    }
}
