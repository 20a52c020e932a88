package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.junit.jupiter.api.Test;

/// What every [JobStore] keeps to.
public interface JobStoreContract {

    Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

    /// A store with what those opened earlier in the same test have saved.
    JobStore open();

    @Test
    default void beginsWithoutJobs() {
        assertThat(open().load()).isEqualTo(Registry.NEW);
    }

    @Test
    default void loadsWhatWasSavedLast() {
        open().save(new Registry(3, List.of()));
        open().save(registry());

        Registry loaded = open().load();

        assertThat(loaded.last()).isEqualTo(9);
        assertThat(loaded.jobs()).containsExactlyInAnyOrderElementsOf(registry().jobs());
    }

    @Test
    default void keepsTheNumberOfJobsThatAreForgotten() {
        JobStore store = open();
        store.save(registry());
        store.save(new Registry(9, List.of()));

        assertThat(open().load()).isEqualTo(new Registry(9, List.of()));
    }

    @Test
    default void remembersTasksOnBuckets() {
        StoreBucket from = new StoreBucket("ht", new StoreBucket.Namespace("u", "n"), "network");
        NameTemplate range = ((NameTemplate.Parsed.Read) NameTemplate.parse("a, {1..3}-%\u00fc")).template();
        Chosen template = new Chosen.Matching(range);
        Chosen names =
                new Chosen.Names(List.of(new ObjectName("a b,c"), new ObjectName("=%2C\n"), new ObjectName("+")));
        StoreBucket to = StoreBucket.local("to");
        List<StoreTask> tasks = List.of(
                new StoreTask.Delete(to, names),
                new StoreTask.Delete(to, new Chosen.Past(7)),
                new StoreTask.Download(
                        to, new Links.Past(Long.MAX_VALUE), new StoreTask.Fetching(Duration.ZERO, 0, 0), "over"),
                new StoreTask.Evict(from, new Chosen.All()),
                new StoreTask.Prefetch(from, template),
                new StoreTask.Copy(from, to, names, "p/"),
                new StoreTask.Mirror(to),
                new StoreTask.Promote(to, "/a b", new StoreTask.Promotion("", "/a", true, false, true)),
                new StoreTask.Download(
                        to,
                        new Links.Named(List.of(
                                new Links.Link("http://a/b?c=d,e", Optional.of(new ObjectName("x"))),
                                new Links.Link("no link", Optional.empty()))),
                        new StoreTask.Fetching(Duration.ofMinutes(5), 3, 0),
                        "for people"),
                new StoreTask.Download(
                        from, new Links.Matching(range, "folder"), new StoreTask.Fetching(Duration.ZERO, 0, 1000), ""));
        remembers(tasks);
    }

    @Test
    default void remembersTasksOnArchives() {
        Chosen names = new Chosen.Names(List.of(new ObjectName("a b,c"), new ObjectName("+")));
        StoreBucket bucket = StoreBucket.local("from");
        ObjectName archive = new ObjectName("a b,c.tar");
        StoreTask.Archiving how = new StoreTask.Archiving(true, false, true);
        remembers(List.of(
                new StoreTask.Archive(bucket, StoreBucket.local("to"), archive, ArchiveFormat.TAR_LZ4, names, how),
                new StoreTask.Archive(bucket, bucket, archive, ArchiveFormat.ZIP, new Chosen.All(), how)));
    }

    @Test
    default void remembersWhichBucketsAreMeant() {
        StoreBucket from = StoreBucket.local("from");
        StoreBucket to = StoreBucket.local("a-to");
        StoreTask task = new StoreTask.Copy(from, to, new Chosen.All(), "");
        List<Map<StoreBucket, StoreBucketId>> all =
                List.of(Map.of(from, new StoreBucketId(7), to, new StoreBucketId(9)), Map.of(to, new StoreBucketId(9)));
        for (Map<StoreBucket, StoreBucketId> numbers : all) {
            Kept kept = new Kept(
                    Job.queued(new JobId(1), new JobOrder(JobKind.of(task), new JobScope.InStore(task, numbers)), NOON),
                    Optional.empty());

            open().save(new Registry(20, List.of(kept)));

            assertThat(open().load().jobs()).containsExactly(kept);
        }
    }

    private void remembers(List<StoreTask> tasks) {
        List<Kept> jobs = tasks.stream()
                .map(task -> new Kept(
                        Job.queued(
                                new JobId(1 + tasks.indexOf(task)),
                                new JobOrder(JobKind.of(task), new JobScope.InStore(task)),
                                NOON),
                        Optional.empty()))
                .toList();

        open().save(new Registry(20, jobs));

        assertThat(open().load().jobs()).containsExactlyInAnyOrderElementsOf(jobs);
    }

    /// A registry with jobs in all states.
    static Registry registry() {
        JobOrder some = new JobOrder(
                JobKind.VERIFY,
                new JobScope.Objects(Set.of(new DataObjectId(17), new DataObjectId(-1), new DataObjectId(0))));
        JobOrder all = new JobOrder(JobKind.VERIFY, new JobScope.Held());
        JobOrder bag = new JobOrder(JobKind.PIN, new JobScope.OfBag(new BagId("dynamic:channel:17")));
        JobOrder ours = new JobOrder(JobKind.PIN, new JobScope.Assigned());
        Job waiting = Job.queued(new JobId(9), some, NOON);
        Job running = Job.queued(new JobId(2), all, NOON)
                .in(JobState.RUNNING)
                .at(new JobProgress(1, 2, 3, Long.MAX_VALUE, 5, 6, 7));
        Job failed = Job.queued(new JobId(3), bag, NOON)
                .ended(JobState.FAILED, NOON.plusSeconds(1), Optional.of("no\nroom - : \\ ü"));
        Job mute = Job.queued(new JobId(5), ours, NOON).ended(JobState.FAILED, NOON, Optional.of(""));
        Job done = Job.queued(new JobId(4), some, NOON).ended(JobState.DONE, NOON, Optional.empty());
        return new Registry(
                9,
                List.of(
                        new Kept(waiting, Optional.empty()),
                        new Kept(running, Optional.of(new DataObjectId(-2))),
                        new Kept(failed, Optional.of(new DataObjectId(0))),
                        new Kept(mute, Optional.empty()),
                        new Kept(done, Optional.of(new DataObjectId(17)))));
    }
}
