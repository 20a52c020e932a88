package org.distributornode.adapters.http.in.aistore.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.in.aistore.listing.ArchiveMembers;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each test has buckets of its own: the server and its store are shared.
final class BucketRowsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String SDK = "User-Agent: ais/python/1.25.0";
    private static final StoreBench STORE = new StoreBench();
    private static AistoreServer server;
    private static int last;
    private String name = "";

    @BeforeAll
    static void start() {
        BucketNames names = new BucketNames(STORE.findBuckets);
        Works works = new Works(STORE.jobs, new RememberWorkService(new InMemoryWorkNotes(), 10), STORE.clock);
        BucketLifeRows life = new BucketLifeRows(STORE.editBuckets, STORE.findBuckets, works);
        BucketsResource.Rows rows = new BucketsResource.Rows(
                new BucketNamesRow(STORE.findBuckets),
                life,
                new PropertyRows(STORE.editBuckets, STORE.storeJobs),
                new SummaryRows(STORE.findBuckets, works),
                new ListRow(STORE.listObjects, new ArchiveMembers(STORE.readObject, STORE.archives, 1000)),
                new MassRows(STORE.storeJobs, life, names, works),
                new PromoteRow(STORE.storeJobs, names));
        server = AistoreServer.start(List.of(new BucketsResource(STORE.findBuckets, names, rows)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nextName() {
        name = "b" + ++last;
    }

    private static Answer askAt(String method, String target, String body, String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(OperatorServer.request(method, target, body, lines));
            return client.read(method.equals("HEAD"));
        }
    }

    private Answer ask(String method, String body, String... lines) {
        return askAt(method, "/v1/buckets/" + name, body, lines);
    }

    private StoreBucket made(String... objects) {
        StoreBucket bucket = STORE.bucket(name);
        for (String object : objects) {
            STORE.put(bucket, object, object + " content");
        }
        return bucket;
    }

    @ParameterizedTest
    @CsvSource({"createlb, destroylb", "create-bck, destroy-bck"})
    void makesAndDestroysABucket(String create, String destroy) {
        assertThat(ask("POST", "{\"action\":\"" + create + "\"}", JSON).status())
                .isEqualTo(200);
        Answer second = ask("POST", "{\"action\":\"" + create + "\",\"name\":\"\",\"value\":null}", JSON);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("bucket \\\"ais://" + name + "\\\" already exists");

        assertThat(ask("DELETE", "{\"action\":\"" + destroy + "\"}").status()).isEqualTo(200);
        assertThat(ask("DELETE", "{\"action\":\"" + destroy + "\"}").status()).isEqualTo(404);
    }

    @Test
    void makesABucketWithProperties() {
        ask("POST", "{\"action\":\"create-bck\",\"value\":{\"checksum\":{\"type\":\"md5\"}}}");

        assertThat(ask("HEAD", "").header("Ais-Bucket-Props").orElse("")).contains("\"checksum\":{\"type\":\"md5\"");
    }

    @ParameterizedTest
    @CsvSource({"aws, 501, 405", "nonsense, 400, 400"})
    void makesNoBucketsOfOthers(String provider, int created, int destroyed) {
        String target = "/v1/buckets/" + name + "?provider=" + provider;

        assertThat(askAt("POST", target, "{\"action\":\"create-bck\"}").status())
                .isEqualTo(created);
        assertThat(askAt("DELETE", target, "{\"action\":\"destroy-bck\"}").status())
                .isEqualTo(destroyed);
        assertThat(askAt("HEAD", target, "").status()).isEqualTo(provider.equals("aws") ? 404 : 400);
    }

    @Test
    void tellsTheNamesOfBucketsInEitherForm() {
        made();
        String entry = "{\"name\":\"" + name + "\",\"provider\":\"ais\",\"namespace\":{\"uuid\":\"\",\"name\":\"\"}}";

        for (Answer answer : List.of(
                askAt("GET", "/v1/buckets/*", ""),
                askAt("GET", "/v1/buckets", ""),
                askAt("GET", "/v1/buckets?provider=ais", "{\"action\":\"list\",\"name\":\"\",\"value\":null}", JSON))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.body()).startsWith("[{").endsWith("]").contains(entry);
        }
        assertThat(askAt("GET", "/v1/buckets?provider=aws", "").status()).isEqualTo(400);
        assertThat(askAt("GET", "/v1/buckets?namespace=%23other", "").body()).isEqualTo("[]");
    }

    @Test
    void renamesABucketAtOnceInEitherForm() {
        StoreBucket first = made("o");
        Answer today = askAt(
                "POST", "/v1/buckets/" + name + "?bck_to=ais%2F%40%23%2F" + name + "x%2F", "{\"action\":\"move-bck\"}");
        assertThat(today.status()).isEqualTo(200);
        assertThat(today.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(today.body()).matches("[0-9a-f]{9}");

        Answer old = askAt("POST", "/v1/buckets/" + name + "x", "{\"action\":\"renamelb\",\"name\":\"" + name + "y\"}");

        assertThat(old.status()).isEqualTo(200);
        assertThat(STORE.findBuckets.find(first)).isEmpty();
        assertThat(STORE.names(StoreBucket.local(name + "y"))).containsExactly("o");
    }

    @Test
    void renamesNoBucketOntoAnother() {
        made();
        STORE.bucket(name + "x");
        String to = "/v1/buckets/" + name + "?bck_to=ais%2F%40%23%2F";

        Answer there = askAt("POST", to + name + "x%2F", "{\"action\":\"move-bck\"}");
        assertThat(there.status()).isEqualTo(400);
        assertThat(there.body()).contains("ErrBucketAlreadyExists");
        assertThat(askAt("POST", to + name + "%2F", "{\"action\":\"move-bck\"}").status())
                .isEqualTo(400);
        assertThat(ask("POST", "{\"action\":\"move-bck\"}").body()).contains("missing \\\"bck_to\\\" query parameter");
    }

    @Test
    void showsPropertiesInTheFormThatIsAskedFor() {
        made();

        Answer today = ask("HEAD", "", SDK);
        Answer either = ask("HEAD", "");

        assertThat(today.status()).isEqualTo(200);
        assertThat(today.header("Content-Length")).contains("0");
        assertThat(today.header("Ais-Bucket-Props").orElse("")).startsWith("{\"backend_bck\":");
        assertThat(today.header("versioning.enabled")).isEmpty();
        assertThat(either.header("versioning.enabled")).contains("true");
        assertThat(either.header("Ais-Bucket-Props")).isPresent();
    }

    @Test
    void setsPropertiesAsTheDocumentPrintsThem() {
        made();
        String printed = "{\"action\":\"setbprops\", \"value\": {\"checksum\": {\"type\": \"sha256\"},"
                + " \"mirror\": {\"enable\": false}}";

        assertThat(ask("PATCH", printed, JSON).status()).isEqualTo(400);
        assertThat(ask("PATCH", printed + "}", JSON).status()).isEqualTo(200);
        assertThat(ask("PATCH", printed.replace("setbprops", "set-bprops") + "}", JSON)
                        .body())
                .contains("found unknown field: enable");
        assertThat(ask("HEAD", "").header("checksum.type")).contains("sha256");

        assertThat(ask("PUT", "{\"action\":\"resetbprops\"}", JSON).status()).isEqualTo(200);
        assertThat(ask("HEAD", "").header("checksum.type")).contains("xxhash2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT", "POST", "DELETE", "GET"})
    void refusesUnknownActionsAndLooksForTheBucketFirst(String method) {
        String nonsense = "{\"action\":\"nonsense\"}";
        assertThat(ask(method, nonsense).status()).isEqualTo(404);
        StoreBucket bucket = made("o");

        assertThat(ask(method, nonsense).status()).isEqualTo(400);
        assertThat(ask(method, "{}").status()).isEqualTo(400);
        assertThat(STORE.names(bucket)).containsExactly("o");
    }

    @Test
    void makesNoMoreCopiesThanThereAreMountpaths() {
        made();

        Answer two = ask("POST", "{\"action\":\"makencopies\",\"value\":2}", JSON);

        assertThat(two.status()).isEqualTo(400);
        assertThat(two.body()).contains("number of copies (2) exceeds the number of mountpaths (1)");
        assertThat(ask("POST", "{\"action\":\"make-n-copies\",\"value\":\"two\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ask("POST", "{\"action\":\"make-n-copies\",\"value\":33}").body())
                .contains("invalid num copies 33");
        assertThat(ask("PATCH", "{\"action\":\"set-bprops\",\"value\":{\"mirror\":{\"enabled\":true}}}")
                        .status())
                .isEqualTo(400);
        assertThat(ask("HEAD", "").header("mirror.enabled")).contains("false");
    }

    @Test
    void neverErasureCodes() {
        made();

        assertThat(ask("POST", "{\"action\":\"ecencode\"}", JSON).body()).contains("requires at least 5 targets");
        Answer today =
                ask("POST", "{\"action\":\"ec-encode\",\"value\":\"{\\\"data_slices\\\":1,\\\"parity_slices\\\":1}\"}");
        assertThat(today.status()).isEqualTo(400);
        assertThat(today.body())
                .contains("EC configuration (D = 1, P = 1) requires at least 3 targets (have 1)")
                .contains("ErrNotEnoughTargets");
        assertThat(ask("POST", "{\"action\":\"ec-encode\",\"value\":{}}").body())
                .contains("invalid ec-encode request");
        assertThat(ask("PATCH", "{\"action\":\"set-bprops\",\"value\":{\"ec\":{\"enabled\":true}}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void summarisesInTwoSteps() {
        made("a", "bb");
        Answer first = ask("GET", "{\"action\":\"summary-bck\",\"value\":{\"prefix\":\"a\"}}", JSON, SDK);
        assertThat(first.status()).isEqualTo(202);

        Answer second = ask(
                "GET",
                "{\"action\":\"summary-bck\",\"value\":{\"uuid\":\"" + first.body() + "\",\"prefix\":\"a\"}}",
                JSON,
                SDK);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body())
                .startsWith("[{\"name\":\"" + name + "\",\"provider\":\"ais\",\"namespace\":")
                .contains("\"ObjCount\":{\"obj_count_present\":\"1\",\"obj_count_remote\":\"0\"}")
                .contains("\"ObjSize\":{\"obj_min_size\":9,\"obj_avg_size\":9,\"obj_max_size\":9}")
                .contains("\"size_all_present_objs\":\"9\"");
        assertThat(ask("GET", "{\"action\":\"summary-bck\",\"value\":{\"uuid\":\"nonesuch1\"}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void summarisesForClientsOf2020() {
        made("a");
        String id = ask("POST", "{\"action\":\"summarybck\"}").body();

        assertThat(ask("POST", "{\"action\":\"summarybck\",\"value\":{\"uuid\":\"" + id + "\"}}")
                        .body())
                .contains("\"count\":\"1\",\"size\":\"9\"");
    }

    @Test
    void takesTheIdOfOtherWorkForNoSummary() {
        made();
        String rename = askAt(
                        "POST",
                        "/v1/buckets/" + name + "?bck_to=ais%2F%40%23%2F" + name + "x%2F",
                        "{\"action\":\"move-bck\"}")
                .body();

        assertThat(askAt(
                                "GET",
                                "/v1/buckets/" + name + "x",
                                "{\"action\":\"summary-bck\",\"value\":{\"uuid\":\"" + rename + "\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void describesABucketInTwoSteps() {
        made("a");
        String target = "/v1/buckets/" + name + "?presence=0&bsumm_remote=True";
        Answer first = askAt("HEAD", target, "");
        Optional<String> id = first.header("Ais-Xaction-Id");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Ais-Bucket-Props")).isPresent();

        Answer second = askAt("HEAD", target + "&uuid=" + id.orElseThrow(), "");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Ais-Bucket-Summ").orElse("")).contains("\"obj_count_present\":\"1\"");
    }
}
