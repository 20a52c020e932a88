package org.distributornode.adapters.http.in.aistore.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects at hand, answered on event loops: as a thread answers them, and never what they were before.
class FastPathTest {

    private static final String LARGE = "0123456789".repeat(10_000);

    private static ObjectsServer fast;
    private static ObjectsServer slow;

    @BeforeAll
    static void start() {
        fast = new ObjectsServer(ObjectsServer.Kind.FAST);
        slow = new ObjectsServer();
        for (ObjectsServer server : List.of(fast, slow)) {
            server.put("/v1/objects/b/dir/hello", "hello", "Ais-Custom-Md: k=v", "Ais-Custom-Md: l=Ã¼");
            server.put("/v1/objects/b/empty", "");
            server.put("/v1/objects/b/large", LARGE);
        }
    }

    @AfterAll
    static void stop() {
        fast.close();
        slow.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/objects/b/dir/hello",
                "/v1/objects/b/dir/hello?provider=ais",
                "/v1/objects/b/dir/hello?presence=2",
                "/v1/objects/b/dir/hello?checksum=&handle=",
                "/v1/objects/b/dir/hello?archpath=x",
                "/v1/objects/b/dir/hello?etl_name=x",
                "/v1/objects/b/dir/hello?provider=zzz",
                "/v1/objects/b/dir%2Fhello",
                "/ais/b/dir/hello",
                "/v1/objects/b/empty",
                "/v1/objects/b/large",
                "/v1/objects/b/nonesuch",
                "/v1/objects/nonesuch/dir/hello",
                "/v1/objects/b",
                "/v1/buckets/b",
                "/v1/nothing"
            })
    void answerAsThreadsDo(String target) {
        List<Long> fastBefore = counts(fast);
        List<Long> slowBefore = counts(slow);
        for (String line : List.of(
                "X-Test: none",
                "User-Agent: ais/python/1.25.0",
                "custom_md: a=b",
                "Range: bytes=1-3",
                "Range: bytes=2-",
                "Range: bytes=-3",
                "Range: bytes=70000-80000",
                "Range: bytes=",
                "Range: bytes=0-1,2-3",
                "Connection: close")) {
            for (int round = 0; round < 3; round++) {
                assertThat(told(get(fast, target, line))).as(line).isEqualTo(told(get(slow, target, line)));
            }
        }
        assertThat(since(fastBefore, counts(fast))).isEqualTo(since(slowBefore, counts(slow)));
    }

    @Test
    void takesNoThreadForWhatIsAtHand() {
        ask(fast, "dir/hello");
        ask(fast, "dir/hello");
        int before = fast.threadsUsed();

        assertThat(ask(fast, "dir/hello").body()).isEqualTo("hello");

        assertThat(fast.threadsUsed()).isEqualTo(before);
        assertThat(ask(fast, "large").body()).isEqualTo(LARGE);
        assertThat(fast.threadsUsed()).isGreaterThan(before);
    }

    @Test
    void showsWhatIsThereNow() {
        for (String content : List.of("one", "two", "three")) {
            fast.put("/v1/objects/b/changing", content);
            for (int i = 0; i < 4; i++) {
                assertThat(ask(fast, "changing").body()).isEqualTo(content);
            }
        }
        fast.ask("PATCH", "/v1/objects/b/changing", "{\"value\":{\"n\":\"1\"}}");
        assertThat(ask(fast, "changing").header("Ais-Custom-Md")).contains("n=1");
        fast.ask("DELETE", "/v1/objects/b/changing", "");
        assertThat(ask(fast, "changing").status()).isEqualTo(404);
    }

    @Test
    void leavesToThreadsWhatIsToBeLookedAt() {
        fast.put("/v1/objects/b/looked", "hello");
        for (int i = 0; i < 3; i++) {
            ask(fast, "looked");
        }
        int before = fast.threadsUsed();

        fast.change(properties -> checked(properties, true, false));
        assertThat(ask(fast, "looked").body()).isEqualTo("hello");
        assertThat(fast.threadsUsed()).isGreaterThan(before);

        fast.change(properties -> checked(properties, false, true));
        Answer part = get(fast, "/v1/objects/b/looked", "Range: bytes=0-1");
        assertThat(part.header("Ais-Checksum-Value"))
                .isNotEqualTo(ask(fast, "looked").header("Ais-Checksum-Value"));
        fast.change(properties -> checked(properties, false, false));
    }

    @Test
    void answersManyThatComeAtOnceInTheirOrder() {
        ask(fast, "dir/hello");
        ask(fast, "dir/hello");
        int count = 2000;
        try (RawClient client = RawClient.connect(fast.port())) {
            client.send(RawClient.request("GET", "/v1/objects/b/large")
                    + RawClient.request("GET", "/v1/objects/b/dir/hello").repeat(count)
                    + RawClient.request("GET", "/v1/objects/b/empty"));

            assertThat(client.read(false).body()).hasSameSizeAs(LARGE);
            for (int i = 0; i < count; i++) {
                assertThat(client.read(false).body()).isEqualTo("hello");
            }
            assertThat(client.read(false).body()).isEmpty();
        }
    }

    private static List<Long> counts(ObjectsServer server) {
        return Stream.of("get.n", "get.size", "err.get.n", "lst.n")
                .map(server::counted)
                .toList();
    }

    private static List<Long> since(List<Long> before, List<Long> after) {
        return IntStream.range(0, before.size())
                .mapToObj(i -> after.get(i) - before.get(i))
                .toList();
    }

    private static BucketProperties checked(BucketProperties properties, boolean onRead, boolean ofRanges) {
        return properties.with(new Checksums(properties.checksums().type(), onRead, false, ofRanges));
    }

    private static Answer ask(ObjectsServer server, String name) {
        return get(server, "/v1/objects/b/" + name, "X-Test: none");
    }

    /// Without a Content-Length.
    private static Answer get(ObjectsServer server, String target, String line) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("GET", target, line));
            return client.read(false);
        }
    }

    private static String told(Answer answer) {
        String body = answer.body().replaceAll("127.0.0.1:[0-9]+", "client").replaceAll("\"uuid\":\"[^\"]*\"", "");
        return answer.status() + "\n" + String.join("\n", answer.headers()) + "\n" + body;
    }
}
