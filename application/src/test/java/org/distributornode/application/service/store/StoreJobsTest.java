package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryPromotableFiles;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each job runs to its end before it is submitted.
class StoreJobsTest {

    private static final StoreBucket OTHER = StoreBucket.local("other");

    private final StoreRig rig = StoreRig.withPhotos();
    private final RunJobsService jobs = jobs(Runnable::run);
    private final RunStoreJobs storeJobs =
            new RunStoreJobsService(rig.shelves, jobs, new InMemoryPromotableFiles("/in"));

    private RunJobsService jobs(Executor threads) {
        return new RunJobsService(
                new InMemoryJobStore(),
                Stream.of(
                                JobKind.STORE_DELETE,
                                JobKind.STORE_COPY,
                                JobKind.STORE_EVICT,
                                JobKind.STORE_PREFETCH,
                                JobKind.STORE_MIRROR)
                        .map(this::work)
                        .toList(),
                threads,
                rig.clock,
                new RunJobsService.Limits(10, 1 << 20, 10, Duration.ofSeconds(5)));
    }

    private JobWork work(JobKind kind) {
        return new StoreWork(
                kind, rig.shelves, object -> new ObjectOutcome.Refused(new StoreRefusal.NotRemote(object.bucket())));
    }

    @BeforeEach
    void fill() {
        jobs.start();
        rig.create(OTHER);
        IntStream.range(0, 12).forEach(i -> rig.put("o" + i, "content " + i));
        rig.put("dir/a", "a");
    }

    @Test
    void deletesWhatIsNamed() {
        Job job = run(new StoreTask.Delete(PHOTOS, names("o1", "zz1", "o2", "zz2")));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().objectsDone()).isEqualTo(4);
        assertThat(job.progress().objectsTotal()).isEqualTo(4);
        assertThat(job.progress().objectsBad()).isEqualTo(2);
        assertThat(job.message()).contains("ais://photos/zz1 does not exist (and 1 more)");
        assertThat(count(PHOTOS)).isEqualTo(11);
    }

    @Test
    void deletesWhatATemplateStandsFor() {
        assertThat(run(new StoreTask.Delete(PHOTOS, matching("o{3..9..2}"))).message())
                .isEmpty();
        assertThat(count(PHOTOS)).isEqualTo(9);
        run(new StoreTask.Delete(PHOTOS, matching("o1")));
        assertThat(count(PHOTOS)).isEqualTo(6);
        run(new StoreTask.Delete(PHOTOS, new Chosen.All()));
        assertThat(count(PHOTOS)).isZero();
    }

    @Test
    void copiesABucket() {
        Job job = run(new StoreTask.Copy(PHOTOS, OTHER, new Chosen.All(), "copy/"));

        assertThat(job.message()).isEmpty();
        assertThat(count(OTHER)).isEqualTo(13);
        assertThat(rig.text(OTHER, "copy/dir/a")).isEqualTo("a");
        assertThat(job.progress().bytesDone())
                .isEqualTo(rig.findBuckets.summarise(OTHER, "").orElseThrow().bytes());
    }

    @Test
    void tellsWhatTheMediumRefusesAndGoesOn() {
        rig.objects.spoil(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("o3"));

        Job job = run(new StoreTask.Copy(PHOTOS, OTHER, new Chosen.All(), ""));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().objectsBad()).isEqualTo(1);
        assertThat(job.message()).contains("the medium refuses");
        assertThat(count(OTHER)).isEqualTo(12);
    }

    @Test
    void endsWhenAnotherBucketHasTheName() {
        Job job = held(new StoreTask.Delete(PHOTOS, new Chosen.All()), () -> {
            rig.editBuckets.destroy(PHOTOS);
            rig.create(PHOTOS);
            rig.put("new", "content");
        });

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message()).contains("bucket \"ais://photos\" does not exist");
        assertThat(count(PHOTOS)).isEqualTo(1);
    }

    @Test
    void touchesNothingOfABucketThatTookTheNameInTheMidst() {
        Job job = run(new StoreTask.Copy(OTHER, PHOTOS, names("zz"), ""));
        assertThat(job.progress().objectsBad()).isEqualTo(1);
        rig.objects.afterRoom(() -> {
            rig.editBuckets.destroy(OTHER);
            rig.create(OTHER);
        });

        Job broken = run(new StoreTask.Copy(PHOTOS, OTHER, new Chosen.All(), ""));

        assertThat(broken.state()).isEqualTo(JobState.FAILED);
        assertThat(broken.message()).contains("bucket \"ais://other\" does not exist");
        assertThat(count(OTHER)).isZero();
    }

    /// Something happens while a job waits.
    private Job held(StoreTask task, Runnable meanwhile) {
        List<Runnable> waiting = new ArrayList<>();
        RunJobsService later = jobs(waiting::add);
        later.start();
        Job job = ((RunStoreJobs.Outcome.Accepted)
                        new RunStoreJobsService(rig.shelves, later, new InMemoryPromotableFiles("/in")).submit(task))
                .job();
        meanwhile.run();
        waiting.removeFirst().run();
        return later.find(job.id()).orElseThrow();
    }

    @Test
    void neverCopiesItsOwnCopies() {
        assertThat(refusal(new StoreTask.Copy(PHOTOS, PHOTOS, new Chosen.All(), "z")))
                .isInstanceOf(StoreRefusal.SameName.class);
        assertThat(refusal(new StoreTask.Copy(PHOTOS, PHOTOS, matching("o"), "oo")))
                .isInstanceOf(StoreRefusal.SameName.class);
        run(new StoreTask.Copy(PHOTOS, PHOTOS, names("o1"), "z"));
        assertThat(rig.text("zo1")).isEqualTo("content 1");
    }

    @Test
    void refusesWhatMakesNoSense() {
        StoreBucket none = StoreBucket.local("none");

        assertThat(refusal(new StoreTask.Delete(none, names("a")))).isEqualTo(new StoreRefusal.NoBucket(none));
        assertThat(refusal(new StoreTask.Evict(PHOTOS, new Chosen.All())))
                .isEqualTo(new StoreRefusal.NotRemote(PHOTOS));
        assertThat(refusal(new StoreTask.Prefetch(PHOTOS, names("a")))).isEqualTo(new StoreRefusal.NotRemote(PHOTOS));
        assertThat(refusal(new StoreTask.Copy(PHOTOS, none, names("a"), "")))
                .isEqualTo(new StoreRefusal.NoBucket(none));
        assertThat(refusal(new StoreTask.Mirror(none))).isEqualTo(new StoreRefusal.NoBucket(none));
        assertThat(jobs.list()).isEmpty();
    }

    @Test
    void makesAsManyCopiesAsTheBucketSays() {
        rig.change(now -> now.with(new Mirror(true, 2)));
        assertThat(rig.put("new", "content").copies()).isEqualTo(2);
        assertThat(copies("o1")).isEqualTo(1);

        Job job = run(new StoreTask.Mirror(PHOTOS));

        assertThat(job.progress().objectsDone()).isEqualTo(14);
        assertThat(copies("o1")).isEqualTo(2);
        rig.change(now -> now.with(new Mirror(false, 2)));
        run(new StoreTask.Mirror(PHOTOS));
        assertThat(copies("new")).isEqualTo(1);
    }

    @Test
    void tellsOfCopiesThatWereNotMade() {
        rig.change(now -> now.with(new Mirror(true, 2)));
        rig.objects.refuseCopies();

        Job job = run(new StoreTask.Mirror(PHOTOS));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().objectsBad()).isEqualTo(13);
        assertThat(job.message())
                .hasValueSatisfying(
                        text -> assertThat(text).isEqualTo("ais://photos/dir/a has 1 of 2 copies (and 12 more)"));
    }

    private int copies(String name) {
        return ((ObjectOutcome.Done) rig.readObject.inspect(PHOTOS, new ObjectName(name)))
                .object()
                .copies();
    }

    private Job run(StoreTask task) {
        Job job = ((RunStoreJobs.Outcome.Accepted) storeJobs.submit(task)).job();
        return jobs.find(job.id()).orElseThrow();
    }

    private StoreRefusal refusal(StoreTask task) {
        return ((RunStoreJobs.Outcome.Refused) storeJobs.submit(task)).why();
    }

    private long count(StoreBucket bucket) {
        return rig.findBuckets.summarise(bucket, "").orElseThrow().held();
    }

    private static Chosen names(String... names) {
        return new Chosen.Names(Stream.of(names).map(ObjectName::new).toList());
    }

    private static Chosen matching(String template) {
        return new Chosen.Matching(((NameTemplate.Parsed.Read) NameTemplate.parse(template)).template());
    }
}
