package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryPromotableFiles;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Promotion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each job runs to its end before it is submitted.
class PromoteWorkTest {

    private final StoreRig rig = StoreRig.withPhotos();
    private final InMemoryPromotableFiles files = new InMemoryPromotableFiles("/user");
    private final RunJobsService jobs = new RunJobsService(
            new InMemoryJobStore(),
            List.of(new PromoteWork(rig.shelves, files)),
            Runnable::run,
            rig.clock,
            new RunJobsService.Limits(10, 1 << 20, 10, Duration.ofSeconds(5)));
    private final RunStoreJobs storeJobs = new RunStoreJobsService(rig.shelves, jobs, files);

    @BeforeEach
    void fill() {
        jobs.start();
        files.put("/user/dir/file1", "one");
        files.put("/user/dir/file2", "two");
        files.put("/user/dir/subdir/file3", "three");
        files.put("/secret", "secret");
    }

    @Test
    void namesObjectsByTheTrimmedPaths() {
        Job job = run("/user/dir", new Promotion("", "/user/", true, true, false));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.message()).isEmpty();
        assertThat(job.progress().objectsDone()).isEqualTo(3);
        assertThat(job.progress().bytesDone()).isEqualTo(11);
        assertThat(rig.text("dir/file1")).isEqualTo("one");
        assertThat(rig.text("dir/subdir/file3")).isEqualTo("three");
        assertThat(files.has("/user/dir/file1")).isTrue();
    }

    @Test
    void namesThemFromTheFolderOnWhereNothingIsSaid() {
        run("/user/dir", new Promotion("", "", false, true, false));
        run("/user/dir", new Promotion("p", "", true, true, false));
        run("/user/dir/file2", new Promotion("", "", false, true, false));
        run("/user/dir/file2", new Promotion("whole/name", "", false, true, false));
        run("/user/dir/", new Promotion("", "/user/dir", true, true, false));

        assertThat(rig.text("file1")).isEqualTo("one");
        assertThat(rig.text("p/subdir/file3")).isEqualTo("three");
        assertThat(rig.text("file2")).isEqualTo("two");
        assertThat(rig.text("whole/name")).isEqualTo("two");
        assertThat(rig.text("subdir/file3")).isEqualTo("three");
    }

    @Test
    void deletesTheFilesUnlessTheyAreKept() {
        rig.put("file1", "before");

        Job job = run("/user/dir", new Promotion("", "", false, false, false));

        assertThat(job.message()).isEmpty();
        assertThat(rig.text("file1")).isEqualTo("before");
        assertThat(files.has("/user/dir/file1")).isTrue();
        assertThat(files.has("/user/dir/file2")).isFalse();
        assertThat(rig.text("file2")).isEqualTo("two");
        run("/user/dir", new Promotion("", "", false, false, true));
        assertThat(rig.text("file1")).isEqualTo("one");
        assertThat(files.has("/user/dir/file1")).isFalse();
        assertThat(files.has("/user/dir/subdir/file3")).isTrue();
    }

    @Test
    void tellsOfFilesThatCannotBeTaken() {
        files.put("/user/dir/back", "x");
        files.link("/user/dir/back", "/secret");

        Job job = run("/user/dir", new Promotion("", "", false, true, false));

        assertThat(job.progress().objectsBad()).isEqualTo(1);
        assertThat(job.message()).contains("/user/dir/back is not below a folder from which files may be taken");
        assertThat(rig.text("file1")).isEqualTo("one");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Promotion plain = new Promotion("", "", true, true, false);

        assertThat(refusal("/secret", plain)).isInstanceOf(StoreRefusal.BadSource.class);
        assertThat(refusal("/user/none", plain)).isEqualTo(new StoreRefusal.BadSource("/user/none", "does not exist"));
        assertThat(refusal("/user/dir", new Promotion("", "/other", true, true, false)))
                .isEqualTo(new StoreRefusal.BadSource("/user/dir", "does not begin with \"/other\""));
        rig.change(now -> now.with(EnumSet.complementOf(EnumSet.of(Permission.PROMOTE))));
        assertThat(refusal("/user/dir", plain)).isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.PROMOTE));
        assertThat(jobs.list()).isEmpty();
    }

    private Job run(String source, Promotion how) {
        RunStoreJobs.Outcome outcome = storeJobs.submit(new StoreTask.Promote(PHOTOS, source, how));
        return jobs.find(((RunStoreJobs.Outcome.Accepted) outcome).job().id()).orElseThrow();
    }

    private StoreRefusal refusal(String source, Promotion how) {
        return ((RunStoreJobs.Outcome.Refused) storeJobs.submit(new StoreTask.Promote(PHOTOS, source, how))).why();
    }
}
