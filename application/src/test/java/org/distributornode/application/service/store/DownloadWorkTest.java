package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryPromotableFiles;
import org.distributornode.application.testkit.InMemoryWebLinks;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrackDownloads;
import org.distributornode.application.usecase.store.TrackDownloads.Download;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.Links.Link;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Fetching;
import org.junit.jupiter.api.Test;

class DownloadWorkTest {

    private static final Fetching PLAIN = new Fetching(Duration.ZERO, 0, 0);

    private final StoreRig rig = StoreRig.withPhotos();
    private final InMemoryWebLinks web = new InMemoryWebLinks();
    private final DownloadLog log = new DownloadLog(rig.clock);
    private final InMemoryJobStore jobStore = new InMemoryJobStore();
    private final List<Duration> pauses = new ArrayList<>();
    private final RunJobsService jobs = jobs(web, Runnable::run);
    private final RunStoreJobs storeJobs = storeJobs(jobs);
    private final TrackDownloads downloads = new TrackDownloadsService(jobs, log);

    private RunJobsService jobs(WebLinks links, Executor threads) {
        DownloadWork work = new DownloadWork(
                rig.shelves, links, log, new DownloadWork.Limits(threads, 2, Duration.ofMinutes(5)), pauses::add);
        RunJobsService made = new RunJobsService(
                jobStore,
                List.of(work),
                threads,
                rig.clock,
                new RunJobsService.Limits(10, 1 << 20, 10, Duration.ofSeconds(5)));
        made.start();
        return made;
    }

    private RunStoreJobs storeJobs(RunJobsService over) {
        return new RunStoreJobsService(rig.shelves, over, new InMemoryPromotableFiles("/in"));
    }

    private URI put(String path, String content) {
        URI link = URI.create("http://host/" + path);
        web.put(link, content.getBytes(StandardCharsets.UTF_8), "\"" + content + "\"");
        return link;
    }

    @Test
    void makesObjectsOfLinks() {
        Job job = run(named(link(put("x", "content x"), "a"), link(put("y", "y"), "b/c")));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.message()).isEmpty();
        assertThat(job.progress().objectsDone()).isEqualTo(2);
        assertThat(job.progress().bytesDone()).isEqualTo(10);
        assertThat(rig.text("a")).isEqualTo("content x");
        assertThat(rig.objects
                        .find(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("b/c"))
                        .orElseThrow()
                        .custom()
                        .entries())
                .containsEntry("source", "web")
                .containsEntry("ETag", "\"y\"");
        Download told = downloads.find(job.id()).orElseThrow();
        assertThat(told.ended()).extracting(TrackDownloads.Item::name).containsExactly("a", "b/c");
        assertThat(told.ended().getFirst().arrived()).isEqualTo(9);
        assertThat(told.ended().getFirst().total()).isEqualTo(9);
        assertThat(told.current()).isEmpty();
    }

    @Test
    void makesObjectsOfATemplate() {
        put("shard-08.tar", "8");
        put("shard-09.tar", "9");
        put("shard-10.tar", "10");
        NameTemplate template =
                ((NameTemplate.Parsed.Read) NameTemplate.parse("http://host/shard-{08..10}.tar")).template();

        Job job = run(new Links.Matching(template, "train"));

        assertThat(job.message()).isEmpty();
        assertThat(job.progress().objectsTotal()).isEqualTo(3);
        assertThat(rig.text("train/shard-09.tar")).isEqualTo("9");
    }

    @Test
    void tellsWhichLinksAreNotToBeHad() {
        URI broken = put("broken", "long enough");
        web.breakOff(broken, 5);

        Job job = run(named(
                link(URI.create("http://host/none"), "none"),
                link(URI.create("http://forbidden/"), "forbidden"),
                link(broken, "broken"),
                new Link("no address", Optional.of(new ObjectName("odd"))),
                link(put("x", "x"), "x")));

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().objectsDone()).isEqualTo(5);
        assertThat(job.progress().objectsBad()).isEqualTo(4);
        assertThat(job.message()).contains("http://host/none does not exist (and 3 more)");
        assertThat(downloads.find(job.id()).orElseThrow().problems())
                .containsExactly(
                        new TrackDownloads.Problem("none", "http://host/none does not exist"),
                        new TrackDownloads.Problem("forbidden", "http://forbidden/ is not to be had: not allowed"),
                        new TrackDownloads.Problem("broken", "http://host/broken is not to be had: broke off"),
                        new TrackDownloads.Problem("odd", "no address is no address"));
        assertThat(web.asked(broken)).isEqualTo(3);
        assertThat(web.asked(URI.create("http://forbidden/"))).isEqualTo(1);
        assertThat(pauses).hasSize(2);
        assertThat(rig.text("x")).isEqualTo("x");
    }

    @Test
    void leavesWhatIsThereAndCurrent() {
        URI link = put("x", "first");
        run(named(link(link, "x")));
        Job again = run(named(link(link, "x")));

        assertThat(downloads.find(again.id()).orElseThrow().skipped()).isEqualTo(1);
        assertThat(again.progress().objectsBad()).isZero();
        put("x", "other");
        run(named(link(link, "x")));
        assertThat(rig.text("x")).isEqualTo("other");
        rig.put("x", "mine!");
        run(named(link(link, "x")));
        assertThat(rig.text("x")).isEqualTo("other");
    }

    @Test
    void failsWhereThereIsNoRoom() {
        put("big", "x".repeat((int) ObjectStoreSubject.ROOM + 1));

        Job job = run(named(link(URI.create("http://host/big"), "big"), link(put("x", "x"), "x")));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message().orElseThrow()).startsWith("out of space");
    }

    /// Content that does not come.
    private record Silence(CountDownLatch asked, CountDownLatch interrupted) implements WebLinks.Content {

        @Override
        public long size() {
            return 100;
        }

        @Override
        public Optional<String> tag() {
            return Optional.empty();
        }

        @Override
        public Optional<ByteBuffer> next() {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            throw new OriginFailure(OriginFailure.Kind.CUT_SHORT, "interrupted");
        }

        @Override
        public void close() {}
    }

    @Test
    void canBeEndedAndForgotten() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        WebLinks silent = (_, _) -> new WebLinks.Answer.Found(new Silence(asked, interrupted));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RunJobsService slow = jobs(silent, threads);
            TrackDownloads tracked = new TrackDownloadsService(slow, log);
            JobId id = ((RunStoreJobs.Outcome.Accepted)
                            storeJobs(slow).submit(task(named(link(URI.create("http://host/x"), "x")))))
                    .job()
                    .id();
            asked.await();

            assertThat(tracked.find(id).orElseThrow().current())
                    .extracting(TrackDownloads.Item::total)
                    .containsExactly(100L);
            assertThat(tracked.remove(id)).isEqualTo(TrackDownloads.Removal.NOT_ENDED);
            assertThat(slow.cancel(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
            interrupted.await();
            slow.stop();

            assertThat(tracked.list()).hasSize(1);
            assertThat(tracked.remove(id)).isEqualTo(TrackDownloads.Removal.REMOVED);
            assertThat(tracked.remove(id)).isEqualTo(TrackDownloads.Removal.UNKNOWN);
            assertThat(tracked.list()).isEmpty();
        }
    }

    @Test
    void isRememberedOverARestart() {
        Job job = run(named(link(put("x", "x"), "x")));
        jobs.stop();

        TrackDownloads next = new TrackDownloadsService(jobs(web, Runnable::run), new DownloadLog(rig.clock));

        Download told = next.find(job.id()).orElseThrow();
        assertThat(told.job().state()).isEqualTo(JobState.DONE);
        assertThat(told.job().progress().objectsDone()).isEqualTo(1);
        assertThat(told.task().description()).isEqualTo("for people");
        assertThat(told.ended()).isEmpty();
    }

    @Test
    void refusesABucketThatIsNotThere() {
        StoreBucket none = StoreBucket.local("none");
        RunStoreJobs.Outcome outcome =
                storeJobs.submit(new StoreTask.Download(none, named(link(put("x", "x"), "x")), PLAIN, ""));

        assertThat(((RunStoreJobs.Outcome.Refused) outcome).why()).isEqualTo(new StoreRefusal.NoBucket(none));
    }

    private static Links named(Link... links) {
        return new Links.Named(List.of(links));
    }

    private static Link link(URI address, String name) {
        return new Link(address.toString(), Optional.of(new ObjectName(name)));
    }

    private static StoreTask.Download task(Links links) {
        return new StoreTask.Download(PHOTOS, links, PLAIN, "for people");
    }

    private Job run(Links links) {
        RunStoreJobs.Outcome outcome = storeJobs.submit(task(links));
        return jobs.find(((RunStoreJobs.Outcome.Accepted) outcome).job().id()).orElseThrow();
    }
}
