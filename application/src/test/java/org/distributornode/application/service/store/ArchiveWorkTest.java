package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryPromotableFiles;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Archiving;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each job runs to its end before it is submitted.
class ArchiveWorkTest {

    private static final StoreBucket OTHER = StoreBucket.local("other");
    private static final Archiving STRICT = new Archiving(false, false, false);
    private static final Archiving APPEND = new Archiving(false, true, false);

    private final StoreRig rig = StoreRig.withPhotos();
    private final RunJobsService jobs = new RunJobsService(
            new InMemoryJobStore(),
            List.of(StoreWork.archiving(rig.shelves, rig.archives)),
            Runnable::run,
            rig.clock,
            new RunJobsService.Limits(10, 1 << 20, 10, Duration.ofSeconds(5)));
    private final RunStoreJobs storeJobs =
            new RunStoreJobsService(rig.shelves, jobs, new InMemoryPromotableFiles("/in"));

    @BeforeEach
    void fill() {
        jobs.start();
        rig.create(OTHER);
        rig.put("a", "one");
        rig.put("dir/b", "two");
        rig.put("dir/c", "three");
    }

    @Test
    void putsWhatIsNamedTogether() {
        Job job = run(OTHER, names("dir/b", "a"), STRICT);

        assertThat(job.state()).as(job.toString()).isEqualTo(JobState.DONE);
        assertThat(job.message()).isEmpty();
        assertThat(job.progress().objectsDone()).isEqualTo(2);
        assertThat(job.progress().bytesDone()).isEqualTo(6);
        assertThat(rig.files(OTHER, "x.tar")).isEqualTo(Map.of("a", "one", "dir/b", "two"));
    }

    @Test
    void putsTheNameOfTheBucketInFront() {
        run(PHOTOS, matching("dir/"), new Archiving(true, false, false));

        assertThat(rig.files(PHOTOS, "x.tar")).containsOnlyKeys("photos/dir/b", "photos/dir/c");
    }

    @Test
    void replacesAnArchiveUnlessItIsToBeAddedTo() {
        run(PHOTOS, names("a"), STRICT);
        run(PHOTOS, names("dir/b"), APPEND);
        assertThat(rig.files(PHOTOS, "x.tar")).containsOnlyKeys("a", "dir/b");

        run(PHOTOS, names("dir/c"), STRICT);

        assertThat(rig.files(PHOTOS, "x.tar")).containsOnlyKeys("dir/c");
        run(OTHER, names("a"), APPEND);
        assertThat(rig.files(OTHER, "x.tar")).containsOnlyKeys("a");
    }

    @Test
    void neverPutsAnArchiveIntoItself() {
        run(PHOTOS, new Chosen.All(), STRICT);

        Job job = run(PHOTOS, new Chosen.All(), APPEND);

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(rig.files(PHOTOS, "x.tar")).containsOnlyKeys("a", "dir/b", "dir/c");
        assertThat(refusal(PHOTOS, names("a", "x.tar"), STRICT)).isInstanceOf(StoreRefusal.SameName.class);
    }

    @Test
    void makesNoArchiveWithHalfAFile() {
        rig.objects.spoil(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("dir/b"));

        Job job = run(OTHER, names("a", "dir/b", "dir/c"), new Archiving(false, false, true));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message()).contains("the medium refuses");
        assertThat(rig.findBuckets.summarise(OTHER, "").orElseThrow().held()).isZero();
    }

    @Test
    void makesNoArchiveOfWhatIsNotThere() {
        Job missing = run(OTHER, names("a", "zz", "dir/b"), STRICT);
        Job nothing = run(OTHER, matching("none/"), new Archiving(false, false, true));

        assertThat(missing.state()).isEqualTo(JobState.FAILED);
        assertThat(missing.message()).contains("ais://photos/zz does not exist");
        assertThat(nothing.state()).isEqualTo(JobState.FAILED);
        assertThat(nothing.message()).contains("there is no object to be put into the archive");
        assertThat(rig.objects.usage(rig.findBuckets.find(OTHER).orElseThrow().id()))
                .extracting(usage -> usage.objects())
                .isEqualTo(0L);
    }

    @Test
    void leavesOutWhatIsNotThereIfThatIsWanted() {
        Job job = run(OTHER, names("a", "zz", "dir/b"), new Archiving(false, false, true));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.message()).contains("ais://photos/zz does not exist");
        assertThat(rig.files(OTHER, "x.tar")).containsOnlyKeys("a", "dir/b");
    }

    @Test
    void addsToNothingThatIsNoArchive() {
        rig.put("x.tar", "text");

        Job job = run(PHOTOS, names("a"), APPEND);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message().orElseThrow()).startsWith("ais://photos/x.tar is no such archive");
        assertThat(rig.text("x.tar")).isEqualTo("text");
    }

    @Test
    void saysThatThereIsNoRoom() {
        rig.put("big", "b".repeat(1 << 20).repeat(2));

        Job job = run(OTHER, names("big", "a"), STRICT);
        rig.put("bigger", "b".repeat(1 << 20));
        Job full = run(OTHER, names("big", "a"), APPEND);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(full.state()).isEqualTo(JobState.FAILED);
        assertThat(full.message().orElseThrow()).startsWith("out of space: used ");
    }

    @Test
    void refusesWhatMakesNoSense() {
        StoreBucket none = StoreBucket.local("none");

        assertThat(refusal(none, names("a"), STRICT)).isEqualTo(new StoreRefusal.NoBucket(none));
        rig.change(now -> now.with(EnumSet.complementOf(EnumSet.of(Permission.APPEND_OBJECT))));
        assertThat(refusal(PHOTOS, names("a"), APPEND))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.APPEND_OBJECT));
        rig.change(now -> now.with(EnumSet.complementOf(EnumSet.of(Permission.READ_OBJECT))));
        assertThat(refusal(OTHER, names("a"), STRICT))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.READ_OBJECT));
        assertThat(jobs.list()).isEmpty();
    }

    private static StoreTask task(StoreBucket to, Chosen objects, Archiving how) {
        return new StoreTask.Archive(PHOTOS, to, new ObjectName("x.tar"), ArchiveFormat.TAR, objects, how);
    }

    private Job run(StoreBucket to, Chosen objects, Archiving how) {
        Job job = ((RunStoreJobs.Outcome.Accepted) storeJobs.submit(task(to, objects, how))).job();
        return jobs.find(job.id()).orElseThrow();
    }

    private StoreRefusal refusal(StoreBucket to, Chosen objects, Archiving how) {
        return ((RunStoreJobs.Outcome.Refused) storeJobs.submit(task(to, objects, how))).why();
    }

    private static Chosen names(String... names) {
        return new Chosen.Names(Stream.of(names).map(ObjectName::new).toList());
    }

    private static Chosen matching(String template) {
        return new Chosen.Matching(((NameTemplate.Parsed.Read) NameTemplate.parse(template)).template());
    }
}
