package org.distributornode.adapters.http.in.aistore.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.StoreBench;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrackDownloads;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DownloadRowsTest {

    private static final Instant BEGUN = Instant.parse("2026-11-21T05:32:24.387260415Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T05:32:25.387892127Z");
    private static final StoreBench STORE = new StoreBench();
    private static final List<StoreTask.Download> TASKS = new ArrayList<>();
    private static AistoreServer server;

    @BeforeAll
    static void start() {
        server = AistoreServer.start(List.of(new DownloadResource(
                new Tracked(),
                DownloadRowsTest::submit,
                STORE.jobs,
                STORE.editBuckets,
                new BucketNames(STORE.findBuckets))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        TASKS.clear();
    }

    private static RunStoreJobs.Outcome submit(StoreTask task) {
        if (task.bucket().name().startsWith("refused")) {
            return new RunStoreJobs.Outcome.Refused(new StoreRefusal.TooManyJobs(16, 1 << 20));
        }
        TASKS.add((StoreTask.Download) task);
        return new RunStoreJobs.Outcome.Accepted(Job.queued(new JobId(12), order(task), BEGUN));
    }

    private static JobOrder order(StoreTask task) {
        return new JobOrder(JobKind.STORE_DOWNLOAD, new JobScope.InStore(task));
    }

    private static Answer ask(String method, String path, String body) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(OperatorServer.request(method, "/v1/download" + path, body, "Content-Type: application/json"));
            return client.read(false);
        }
    }

    @Test
    void leavesNoBucketBehindWhereTheJobIsRefused() {
        StoreBucket there = STORE.bucket("refused-there");
        String message = "{\"type\":\"single\",\"link\":\"http://h/one\",\"bucket\":{\"name\":\"%s\"}}";

        var refused = ask("POST", "", message.formatted("refused-new"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("too many jobs are waiting: at most 16 may");
        assertThat(STORE.findBuckets.find(StoreBucket.local("refused-new"))).isEmpty();
        assertThat(ask("POST", "", message.formatted(there.name())).status()).isEqualTo(429);
        assertThat(STORE.findBuckets.find(there)).isPresent();
    }

    @Test
    void fetchesIntoTheNamespaceThatIsNamed() {
        var answer = ask(
                "POST",
                "",
                "{\"type\":\"single\",\"link\":\"http://h/one\",\"bucket\":{\"name\":\"spaced\","
                        + "\"namespace\":{\"name\":\"mine\"}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(TASKS.getFirst().bucket())
                .isEqualTo(new StoreBucket(StoreBucket.LOCAL, new StoreBucket.Namespace("", "mine"), "spaced"));
    }

    /// One of a single link that has ended.
    private static final class Tracked implements TrackDownloads {

        private final Download done;

        Tracked() {
            StoreTask.Download task = new StoreTask.Download(
                    StoreBucket.local("b"),
                    new Links.Named(List.of(new Links.Link("http://h/one", Links.nameOf("", "http://h/one")))),
                    new StoreTask.Fetching(Duration.ZERO, 0, 0),
                    "first");
            Job job = new Job(
                    new JobId(12),
                    order(task),
                    JobState.DONE,
                    new JobProgress(1, 1, 1000, 1000, 0),
                    BEGUN,
                    Optional.of(ENDED),
                    Optional.empty());
            done = new Download(
                    job,
                    task,
                    0,
                    List.of(),
                    List.of(new Item("one", 1000, 1000, BEGUN, Optional.of(ENDED))),
                    List.of());
        }

        @Override
        public List<Download> list() {
            return List.of(done);
        }

        @Override
        public Optional<Download> find(JobId id) {
            return id.number() == 12 ? Optional.of(done) : Optional.empty();
        }

        @Override
        public Removal remove(JobId id) {
            return Removal.NOT_ENDED;
        }
    }

    @Test
    void beginsADownloadOfOneLinkIntoABucketThatItMakes() {
        Answer answer = ask(
                "POST",
                "",
                "{\"type\":\"single\",\"bucket\":{\"name\":\"fresh\",\"provider\":\"ais\"},\"object_name\":\"o\","
                        + "\"link\":\"http://h/x\",\"timeout\":\"5m\",\"limits\":{\"connections\":2,\"bytes_per_hour\":9}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"id\":\"dnl-j0000000c\"}");
        assertThat(STORE.findBuckets.find(StoreBucket.local("fresh"))).isPresent();
        StoreTask.Download task = TASKS.getFirst();
        assertThat(task.links().at(0).text()).isEqualTo("http://h/x");
        assertThat(task.how()).isEqualTo(new StoreTask.Fetching(Duration.ofMinutes(5), 2, 9));
        assertThat(task.description()).isEqualTo("http://h/x -> ais://fresh/o");
    }

    @Test
    void readsEveryFormOfSeveralLinks() {
        String bucket = "\"bucket\":{\"name\":\"b\"}";
        ask("POST", "", "{\"type\":\"multi\"," + bucket + ",\"objects\":{\"n\":\"http://h/x\"}}");
        ask("POST", "", "{\"type\":\"multi\"," + bucket + ",\"objects\":[\"http://h/x\",\"http://h/y\"]}");
        ask("POST", "", "{" + bucket + ",\"objects\":\"http://h/z\"}");
        ask("POST", "", "{\"type\":\"range\"," + bucket + ",\"template\":\"http://h/{0..9}.tar\",\"subdir\":\"d\"}");

        assertThat(TASKS.stream().map(task -> task.links().count())).containsExactly(1L, 2L, 1L, 10L);
        assertThat(TASKS.get(3).links().at(9).name().orElseThrow()).hasToString("d/9.tar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"bucket\":{}}",
                "{\"bucket\":{\"name\":\"b\"}}",
                "{\"bucket\":{\"name\":\"b\"},\"type\":\"nonsense\"}",
                "{\"bucket\":{\"name\":\"b\"},\"link\":\"http://h/\"}",
                "{\"bucket\":{\"name\":\"b\"},\"link\":\"http://h/x\",\"object_name\":\"../x\"}",
                "{\"bucket\":{\"name\":\"b\"},\"link\":\"http://h/x\",\"timeout\":\"soon\"}",
                "{\"bucket\":{\"name\":\"b\"},\"link\":\"http://h/x\",\"limits\":{\"connections\":-1}}",
                "{\"bucket\":{\"name\":\"b\"},\"type\":\"multi\",\"objects\":{}}",
                "{\"bucket\":{\"name\":\"b\"},\"type\":\"multi\",\"objects\":[1]}",
                "{\"bucket\":{\"name\":\"b\"},\"type\":\"range\",\"template\":\"http://h/%06d\"}",
                "{\"bucket\":{\"name\":\"b\",\"provider\":\"nonsense\"},\"link\":\"http://h/x\"}"
            })
    void refusesADownloadThatIsNone(String body) {
        assertThat(ask("POST", "", body).status()).isEqualTo(400);
        assertThat(TASKS).isEmpty();
    }

    @Test
    void saysWhatItDoesNotDownload() {
        assertThat(ask("POST", "", "{\"bucket\":{\"name\":\"b\"},\"type\":\"backend\"}")
                        .status())
                .isEqualTo(501);
        assertThat(ask(
                                "POST",
                                "",
                                "{\"bucket\":{\"name\":\"b\"},\"link\":\"http://h/x\",\"headers\":{\"Cookie\":[\"x\"]}}")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void tellsHowADownloadWent() {
        Answer answer = ask("GET", "", "{\"id\":\"dnl-j0000000c\",\"only_active_tasks\":false}");

        assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo("""
                {"id":"dnl-j0000000c","xaction_id":"j0000000c","description":"first",\
                "started_time":"2026-11-21T05:32:24.387260415Z","finished_time":"2026-11-21T05:32:25.387892127Z",\
                "finished_cnt":1,"scheduled_cnt":1,"skipped_cnt":0,"error_cnt":0,"total":1,"all_dispatched":true,\
                "aborted":false,"finished_tasks":[{"name":"one","downloaded":"1000","total":"1000",\
                "start_time":"2026-11-21T05:32:24.387260415Z","end_time":"2026-11-21T05:32:25.387892127Z"}]}""");
        assertThat(ask("GET", "", "{\"id\":\"dnl-j0000000c\",\"only_active_tasks\":true}")
                        .body())
                .doesNotContain("tasks");
        assertThat(ask("GET", "", "{\"id\":\"dnl-j0000000d\"}").status()).isEqualTo(404);
    }

    @Test
    void findsDownloadsByTheirDescription() {
        assertThat(ask("GET", "", "{\"regex\":\"^fi\"}").body()).startsWith("[{\"id\":\"dnl-j0000000c\"");
        assertThat(ask("GET", "", "").body()).startsWith("[{\"id\":\"dnl-j0000000c\"");
        assertThat(ask("GET", "", "{\"regex\":\"other\"}").body()).isEqualTo("[]");
        assertThat(ask("GET", "", "{\"regex\":\"(\"}").status()).isEqualTo(400);
        assertThat(ask("GET", "", "{\"regex\":\"a\",\"id\":\"dnl-j0000000c\"}").status())
                .isEqualTo(400);
    }

    @Test
    void endsAndForgetsDownloads() {
        assertThat(ask("DELETE", "/remove", "{\"id\":\"dnl-j0000000c\"}").body())
                .contains("is still running");
        assertThat(ask("DELETE", "/abort", "{\"id\":\"dnl-j0000000d\"}").status())
                .isEqualTo(404);
        assertThat(ask("DELETE", "/remove", "{\"id\":\"nonesuch\"}").status()).isEqualTo(404);
        assertThat(ask("DELETE", "/nonsense", "{\"id\":\"dnl-j0000000c\"}").status())
                .isEqualTo(400);
        assertThat(ask("DELETE", "", "{\"id\":\"dnl-j0000000c\"}").status()).isEqualTo(400);
    }
}
