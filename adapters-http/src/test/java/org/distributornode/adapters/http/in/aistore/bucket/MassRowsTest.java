package org.distributornode.adapters.http.in.aistore.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.distributornode.adapters.http.in.aistore.AistoreSettings;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.job.Work;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.StoreBench;
import org.distributornode.application.service.job.RememberWorkService;
import org.distributornode.application.testkit.InMemoryWorkNotes;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Listings of a bucket, and work on many of its objects.
final class MassRowsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final StoreBench STORE = new StoreBench();
    private static final Works WORKS =
            new Works(STORE.jobs, new RememberWorkService(new InMemoryWorkNotes(), 10), STORE.clock);
    private static AistoreServer server;
    private static final Hs256 KEY = Hs256.of("a secret that has more than thirty-two bytes");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static AistoreServer guarded;
    private static int last;
    private StoreBucket bucket = StoreBucket.local("none");

    @BeforeAll
    static void start() {
        List<Resource> buckets = BucketsRig.rows(STORE, WORKS);
        server = AistoreServer.start(buckets);
        guarded = AistoreServer.guarded(
                buckets, new ListenerTokens(AistoreSettings.LISTENER, KEY, CLOCK, Duration.ofHours(1)));
    }

    @AfterAll
    static void stop() {
        server.close();
        guarded.close();
    }

    @BeforeEach
    void fill() {
        bucket = STORE.bucket("m" + ++last);
        IntStream.range(0, 12).forEach(i -> STORE.put(bucket, "o" + i, "content"));
        STORE.put(bucket, "dir/a", "a");
    }

    private Answer ask(String method, String query, String body, String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(OperatorServer.request(method, "/v1/buckets/" + bucket.name() + query, body, lines));
            return client.read(false);
        }
    }

    private int asked(Role role, String method, String message) {
        String token = "Authorization: Bearer "
                + new SessionTokens(KEY, CLOCK).mint(AistoreSettings.LISTENER, role, Duration.ofMinutes(1), "alice");
        try (RawClient client = RawClient.connect(guarded.port())) {
            client.send(OperatorServer.request(method, "/v1/buckets/" + bucket.name(), message, JSON, token));
            return client.read(false).status();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST {\"action\":\"prefetch\",\"value\":{\"template\":\"*\"}}",
                "POST {\"action\":\"prefetch-listrange\",\"value\":{\"objnames\":[\"o1\"]}}",
                "DELETE {\"action\":\"evictobj\",\"value\":{\"template\":\"*\"}}",
                "DELETE {\"action\":\"evict-listrange\",\"value\":{\"objnames\":[\"o1\"]}}",
                "DELETE {\"action\":\"evictcb\"}",
                "DELETE {\"action\":\"evict-remote-bck\"}"
            })
    void letsOnlyOperatorsSayWhatTheNodeHoldsOfTheNetwork(String request) {
        String[] parts = request.split(" ", 2);

        assertThat(asked(Role.READ, parts[0], parts[1])).isEqualTo(403);
        assertThat(asked(Role.OPERATE, parts[0], parts[1])).isEqualTo(400);
        assertThat(asked(Role.READ, "DELETE", "{\"action\":\"delete\",\"value\":{\"objnames\":[\"o1\"]}}"))
                .isEqualTo(200);
    }

    private Work ended(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return WORKS.find(answer.body()).orElseThrow();
    }

    @Test
    void listsAsTheDocumentOf2020Asks() {
        Answer answer =
                ask("POST", "", "{\"action\": \"listobj\", \"value\":{\"props\": \"size\",\"prefix\":\"d\"}}", JSON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"uuid\":\"[^\"]+\",\"entries\":\\[\\{\"name\":\"dir/a\",\"size\":\"1\",\"flags\":64}],"
                        + "\"continuation_token\":\"\"}");
    }

    @Test
    void listsPageByPageAsTodaysClientsAsk() {
        Answer first = ask("GET", "", "{\"action\":\"list\",\"value\":{\"pagesize\":3,\"uuid\":\"u\"}}", JSON);
        Answer second = ask(
                "GET",
                "",
                "{\"action\":\"list\",\"value\":{\"pagesize\":30,\"uuid\":\"u\",\"continuation_token\":\"o1\"}}");

        assertThat(first.body())
                .startsWith("{\"uuid\":\"u\",\"continuation_token\":\"o1\",\"entries\":[{\"name\":\"dir/a\"");
        assertThat(second.body())
                .startsWith("{\"uuid\":\"u\",\"continuation_token\":\"\",\"entries\":[{\"name\":\"o10\"")
                .endsWith("{\"name\":\"o9\",\"size\":\"7\",\"flags\":64}],\"flags\":0}");
    }

    @Test
    void listsWhenThePathIsAllThereIs() {
        Answer answer = ask("GET", "", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"entries\":[{\"name\":\"dir/a\"");
    }

    @Test
    void copiesABucketThatIsOnlyToBeRead() {
        StoreBucket copy = StoreBucket.local(bucket.name() + "c");
        STORE.editBuckets.change(
                bucket,
                was -> was.with(Set.of(Permission.READ_OBJECT, Permission.LIST_OBJECTS, Permission.INSPECT_BUCKET)));

        ended(ask(
                "POST",
                "?bck_to=ais%2F%40%23%2F" + copy.name() + "%2F",
                "{\"action\":\"copy-bck\",\"value\":{}}",
                JSON));

        assertThat(STORE.names(copy)).hasSize(13);
        assertThat(STORE.editBuckets.destroy(copy)).isInstanceOf(BucketOutcome.Done.class);
    }

    @Test
    void packsAListingForWhoeverTakesThat() {
        Answer answer = ask("GET", "", "{\"action\":\"list\",\"value\":{}}", JSON, "Accept: application/msgpack");

        assertThat(answer.header("Content-Type")).contains("application/msgpack");
        assertThat(answer.body()).contains("ContinuationToken").contains("dir/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"list\"}",
                "{\"action\":\"list\",\"value\":null}",
                "{\"action\":\"list\",\"value\":{\"pagesize\":-1}}",
                "{\"action\":\"list\",\"value\":{\"flags\":\"512\"}}",
                "{\"action\":\"list\",\"value\":{\"nonsense\":1}}",
                "{\"action\":\"list\",\"value\":[]}",
                "{\"action\":",
                ""
            })
    void refusesAListingThatIsNone(String message) {
        assertThat(ask("GET", "", message, JSON).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "delete-listrange"})
    void deletesAListOfObjects(String action) {
        Work work = ended(ask(
                "DELETE",
                "",
                "{\"action\":\"" + action + "\", \"value\":{\"objnames\":[\"o1\",\"zz1\",\"o2\",\"zz2\"]}}",
                JSON));

        assertThat(STORE.names(bucket)).hasSize(11).doesNotContain("o1", "o2");
        assertThat(work.kind()).isEqualTo("delete-listrange");
        assertThat(work.error()).isEqualTo(bucket + "/zz1 does not exist (and 1 more)");
        assertThat(work.aborted()).isFalse();
    }

    @Test
    void deletesARangeOfObjects() {
        ended(ask("DELETE", "", "{\"action\":\"delete\", \"value\":{\"template\":\"o{3..9..2}\"}}", JSON));

        assertThat(STORE.names(bucket)).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"objnames\":[]}",
                "{\"objnames\":null}",
                "{\"objnames\":\"[o1,o2]\"}",
                "{\"objnames\":[1]}",
                "{\"objnames\":[\"\"]}",
                "{\"objnames\":[\"../o1\"]}",
                "{\"objnames\":[\"o1\", \"a/../../o2\"]}",
                "{\"objnames\":[\"o1\\u0000\"]}",
                "{\"objnames\":[\"\\ud800\"]}",
                "{\"objnames\":[\"dir/\"]}",
                "{\"template\":\"\"}",
                "{\"template\":\"o%02d\"}",
                "{\"template\":\"o{9..1}\"}",
                "{\"template\":\"o{a..b}\"}",
                "{\"template\":\"../o{1..3}\"}",
                "{\"template\":\"o{1..3}/\"}",
                "{\"template\":\"o{0..99999999}\"}",
                "{}",
                "null",
                "\"o1\""
            })
    void neverDeletesWhatIsNotNamed(String value) {
        for (String action : List.of("delete", "delete-listrange")) {
            Answer answer = ask("DELETE", "", "{\"action\":\"" + action + "\",\"value\":" + value + "}", JSON);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
        assertThat(ask("DELETE", "", "{\"action\":\"delete-listrange\"}", JSON).status())
                .isEqualTo(400);
        assertThat(STORE.names(bucket)).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evictobj", "evict-listrange", "evictcb", "evict-remote-bck"})
    void neverEvictsTheOnlyCopy(String action) {
        Answer answer = ask("DELETE", "", "{\"action\":\"" + action + "\",\"value\":{\"objnames\":[\"o1\"]}}", JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(action + ": expecting remote bucket (have " + bucket + ")");
        assertThat(STORE.names(bucket)).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch-listrange"})
    void prefetchesNothingThatIsHere(String action) {
        Answer answer = ask("POST", "", "{\"action\":\"" + action + "\",\"value\":{\"template\":\"o{1..3}\"}}", JSON);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("expecting remote bucket");
    }

    @Test
    void copiesABucketInEitherForm() {
        Work old = ended(ask(
                "POST",
                "",
                "{\"action\": \"copybck\", \"value\": {\"bck_to\": {\"name\": \"" + bucket.name() + "c\" }}}",
                JSON));
        Work today = ended(ask(
                "POST",
                "?bck_to=ais%2F%40%23%2F" + bucket.name() + "d%2F",
                "{\"action\":\"copy-bck\",\"value\":{\"prefix\":\"dir/\",\"prepend\":\"x/\"}}",
                JSON));

        assertThat(old.kind()).isEqualTo("copy-bck");
        assertThat(STORE.names(StoreBucket.local(bucket.name() + "c"))).hasSize(13);
        assertThat(today.kind()).isEqualTo("copy-bck");
        assertThat(STORE.names(StoreBucket.local(bucket.name() + "d"))).containsExactly("x/dir/a");
    }

    @Test
    void copiesNothingInADryRun() {
        ended(ask(
                "POST",
                "?bck_to=ais%2F%40%23%2F" + bucket.name() + "c%2F",
                "{\"action\":\"copy-bck\",\"value\":{\"dry_run\":true}}",
                JSON));

        assertThat(STORE.findBuckets.find(StoreBucket.local(bucket.name() + "c")))
                .isEmpty();
    }

    @Test
    void copiesAListOfObjects() {
        Work work = ended(ask(
                "POST",
                "",
                "{\"action\":\"copy-listrange\",\"value\":{\"objnames\":[\"o1\",\"o2\"],\"prepend\":\"p-\","
                        + "\"tobck\":{\"name\":\"" + bucket.name() + "c\",\"provider\":\"ais\"}}}",
                JSON));

        assertThat(work.kind()).isEqualTo("copy-listrange");
        assertThat(STORE.names(StoreBucket.local(bucket.name() + "c"))).containsExactly("p-o1", "p-o2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"copybck\"}",
                "{\"action\":\"copybck\",\"value\":{}}",
                "{\"action\":\"copybck\",\"value\":{\"bck_to\":{}}}",
                "{\"action\":\"copybck\",\"value\":{\"bck_to\":{\"name\":\"a b\"}}}",
                "{\"action\":\"copy-bck\"}",
                "{\"action\":\"copy-listrange\",\"value\":{\"tobck\":{\"name\":\"x\"},\"objnames\":[]}}",
                "{\"action\":\"copy-listrange\",\"value\":{\"objnames\":[\"o1\"]}}"
            })
    void refusesACopyThatIsNone(String message) {
        assertThat(ask("POST", "", message, JSON).status()).isEqualTo(400);
        assertThat(STORE.findBuckets.find(StoreBucket.local("x"))).isEmpty();
    }

    @Test
    void copiesNoBucketOntoItself() {
        assertThat(ask(
                                "POST",
                                "",
                                "{\"action\":\"copybck\",\"value\":{\"bck_to\":{\"name\":\"" + bucket.name() + "\"}}}",
                                JSON)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void promotesFilesAsTheDocumentSays() {
        STORE.files.put("/in/dir/file1", "1");
        STORE.files.put("/in/dir/subdir/file3", "3");
        String message = "{\"action\":\"promote\", \"name\":\"/in/dir\", \"value\": {\"target\": \"TARGET\","
                + " \"trim_prefix\": \"/in/\", \"recurs\": true, \"keep\": true} }";

        assertThat(ask("POST", "", message, JSON).status()).isEqualTo(400);
        Work work = ended(ask("POST", "", message.replace("TARGET", AistoreServer.NODE.target()), JSON));

        assertThat(work.kind()).isEqualTo("promote");
        assertThat(STORE.names(bucket)).contains("dir/file1", "dir/subdir/file3");
        assertThat(STORE.files.has("/in/dir/file1")).isTrue();
    }

    @Test
    void promotesAFileAsTodaysClientsAsk() {
        STORE.files.put("/in/file", "1");

        ended(ask(
                "POST",
                "",
                "{\"action\":\"promote\",\"value\":{\"src\":\"/in/file\",\"obj\":\"n\",\"dls\":true}}",
                JSON));

        assertThat(STORE.names(bucket)).contains("n");
        assertThat(STORE.files.has("/in/file")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"promote\"}",
                "{\"action\":\"promote\",\"name\":\"/elsewhere/file\"}",
                "{\"action\":\"promote\",\"name\":\"in/file\"}",
                "{\"action\":\"promote\",\"value\":{\"src\":\"/in/../etc/passwd\"}}",
                "{\"action\":\"promote\",\"value\":{\"src\":\"/in/file\",\"keep_original\":true}}"
            })
    void promotesNothingElse(String message) {
        int before = STORE.names(bucket).size();

        assertThat(ask("POST", "", message, JSON).status()).isEqualTo(400);

        assertThat(STORE.names(bucket)).hasSize(before);
    }
}
