package org.distributornode.adapters.http.in.aistore.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.distributornode.adapters.http.in.aistore.job.Work;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.StoreBench;
import org.distributornode.application.service.job.RememberWorkService;
import org.distributornode.application.testkit.InMemoryWorkNotes;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that are made of objects, and what listings tell of them.
final class ArchivesOfObjectsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final StoreBench STORE = new StoreBench();
    private static final Works WORKS =
            new Works(STORE.jobs, new RememberWorkService(new InMemoryWorkNotes(), 10), STORE.clock);
    private static AistoreServer server;
    private static int last;
    private StoreBucket bucket = StoreBucket.local("none");

    @BeforeAll
    static void start() {
        server = AistoreServer.start(BucketsRig.rows(STORE, WORKS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() {
        bucket = STORE.bucket("m" + ++last);
        IntStream.range(0, 5).forEach(i -> STORE.put(bucket, "o" + i, "content"));
        STORE.put(bucket, "dir/a", "a");
    }

    private Answer ask(String method, String body) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(OperatorServer.request(method, "/v1/buckets/" + bucket.name(), body, JSON));
            return client.read(false);
        }
    }

    @Test
    void listsNoMoreFilesThanMayBe() {
        archive("{\"archname\":\"many.tar\",\"template\":\"*\"}");

        assertThat(listed("many.tar")).contains("many.tar/o3").doesNotContain("many.tar/o4");
    }

    @Test
    void listsWhatIsInArchivesBehindThem() {
        STORE.put(bucket, "o36", "hi");
        archive("{\"archname\":\"ar.tar\",\"objnames\":[\"o36\"]}");
        STORE.put(bucket, "as.tar", "no archive");
        String list = "{\"action\":\"list\",\"value\":{\"flags\":\"8\",\"prefix\":\"a\"}}";

        assertThat(ask("GET", list).body())
                .contains("{\"name\":\"ar.tar\",\"size\":\"2048\",\"flags\":576}"
                        + ",{\"name\":\"ar.tar/o36\",\"size\":\"2\",\"flags\":192}"
                        + ",{\"name\":\"as.tar\",\"size\":\"10\",\"flags\":64}");
    }

    private Work archive(String value) {
        Answer answer = ask("PUT", "{\"action\":\"archive\",\"name\":\"\",\"value\":" + value + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return WORKS.find(answer.body()).orElseThrow();
    }

    /// What the listing of archives shows.
    private String listed(String archive) {
        String list = "{\"action\":\"list\",\"value\":{\"flags\":\"8\",\"props\":\"name,size\",\"prefix\":\"" + archive
                + "\"}}";
        return ask("GET", list).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tar", "x.tgz", "x.tar.gz", "x.tar.lz4", "x.zip"})
    void putsObjectsTogetherInAnArchive(String name) {
        Work list = archive("{\"archname\":\"" + name + "\",\"mime\":\"\",\"isbn\":false,\"aate\":false,\"coer\":false,"
                + "\"objnames\":[\"o1\",\"dir/a\"],\"tobck\":{\"name\":\"" + bucket.name()
                + "\",\"provider\":\"ais\",\"namespace\":null}}");
        Work more = archive("{\"archname\":\"" + name + "\",\"template\":\"o{3..4}\",\"aate\":true,\"isbn\":true}");

        assertThat(list.kind()).isEqualTo("archive");
        assertThat(list.objects()).isEqualTo(2);
        assertThat(list.error()).isEmpty();
        assertThat(more.error()).isEmpty();
        assertThat(listed(name))
                .contains("{\"name\":\"" + name + "/o1\",\"size\":\"7\",\"flags\":192}")
                .contains("{\"name\":\"" + name + "/dir/a\",\"size\":\"1\",\"flags\":192}")
                .contains("{\"name\":\"" + name + "/" + bucket.name() + "/o3\",\"size\":\"7\",\"flags\":192}")
                .contains("/" + bucket.name() + "/o4\"");
    }

    @Test
    void putsThemIntoAnotherBucketAndLeavesOutWhatIsNotThereIfAsked() {
        StoreBucket to = STORE.bucket(bucket.name() + "to");
        String value = "\"mime\":\".tar\",\"objnames\":[\"o1\",\"zz\"],\"tobck\":{\"name\":\"" + to.name() + "\"}}";

        Work strict = archive("{\"archname\":\"x\"," + value);
        assertThat(strict.error()).isEqualTo(bucket + "/zz does not exist");
        assertThat(STORE.names(to)).isEmpty();
        Work lenient = archive("{\"coer\":true,\"archname\":\"x\"," + value);

        assertThat(lenient.error()).isEqualTo(bucket + "/zz does not exist");
        assertThat(lenient.to()).contains(to);
        assertThat(STORE.names(to)).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 {\"objnames\":[\"o1\"]}",
                "400 {\"archname\":\"\",\"objnames\":[\"o1\"]}",
                "400 {\"archname\":\"../x.tar\",\"objnames\":[\"o1\"]}",
                "400 {\"archname\":\"x.tar\"}",
                "400 {\"archname\":\"x.tar\",\"objnames\":[]}",
                "400 {\"archname\":\"x.tar\",\"template\":\"o%02d\"}",
                "400 {\"archname\":\"o1.tar\",\"objnames\":[\"o1.tar\"]}",
                "404 {\"archname\":\"x.tar\",\"objnames\":[\"o1\"],\"tobck\":{\"name\":\"nonesuch\"}}",
                "501 {\"archname\":\"x.tar.bz2\",\"objnames\":[\"o1\"]}",
                "501 {\"archname\":\"x\",\"objnames\":[\"o1\"]}",
                "501 {\"archname\":\"x.tar\",\"mime\":\".7z\",\"objnames\":[\"o1\"]}"
            })
    void makesNoArchiveThatIsNone(String row) {
        String[] parts = row.split(" ", 2);

        Answer answer = ask("PUT", "{\"action\":\"archive\",\"value\":" + parts[1] + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(parts[0]));
        assertThat(STORE.names(bucket)).hasSize(6);
    }
}
