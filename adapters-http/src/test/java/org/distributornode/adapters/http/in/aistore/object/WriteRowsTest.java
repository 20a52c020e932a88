package org.distributornode.adapters.http.in.aistore.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PUT of objects, whole and piece by piece, in both forms.
class WriteRowsTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";
    private static ObjectsServer server;

    @BeforeAll
    static void start() {
        server = new ObjectsServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void countsTheVersionsOfAnObject() {
        var first = server.put("/v1/objects/b/counted", "hello", JSON);
        var second = server.put("/v1/objects/b/counted", "hello", JSON);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(first.header("Ais-Version")).contains("1");
        assertThat(second.header("Ais-Version")).contains("2");
        assertThat(second.header("Ais-Checksum-Type")).contains("xxhash2");
    }

    @ParameterizedTest
    @CsvSource({"Ais-Checksum-Type,Ais-Checksum-Value", "checksum.type,checksum.value"})
    void provesWhatItIsSent(String type, String value) {
        String target = "/v1/objects/b/proven-" + type;
        var wrong = server.put(target, "hello", type + ": md5", value + ": " + "0".repeat(32));
        assertThat(wrong.status()).isEqualTo(500);
        assertThat(wrong.body()).contains("BAD DATA CHECKSUM: md5(").contains("(context: ais://b/proven-");
        assertThat(server.get(target).status()).isEqualTo(404);

        assertThat(server.put(target, "hello", type + ": md5", value + ": " + MD5_OF_HELLO)
                        .status())
                .isEqualTo(200);
        assertThat(server.get(target).header("Ais-Checksum-Type")).contains("xxhash2");
    }

    @Test
    void leavesAnObjectThatHasTheChecksumAlready() {
        String target = "/v1/objects/b/equal";
        server.put(target, "hello");
        String[] lines = {"Ais-Checksum-Type: xxhash2", "Ais-Checksum-Value: 26c7827d889f6da3"};

        assertThat(server.put(target, "hello", lines).header("Ais-Version")).contains("1");
        assertThat(server.put(target + "?skip_vc=true", "hello", lines).header("Ais-Version"))
                .contains("2");
    }

    @Test
    void refusesAChecksumOfNoTypeAndGoesOn() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request(
                            "PUT",
                            "/v1/objects/b/untyped",
                            "Ais-Checksum-Type: nope",
                            "Ais-Checksum-Value: 00",
                            "Content-Length: 5")
                    + "hello");
            var answer = client.read(false);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid checksum type \\\"nope\\\"");
            assertThat(client.ask("GET", "/v1/objects/b/untyped").status()).isEqualTo(404);
        }
    }

    @Test
    void takesABodyOfUnknownLength() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("PUT", "/v1/objects/b/chunked", "Transfer-Encoding: chunked")
                    + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(200);
            assertThat(client.ask("GET", "/v1/objects/b/chunked").body()).isEqualTo("abcde");
        }
    }

    @Test
    void keepsNothingOfABodyThatDoesNotComeWhole() {
        try (ObjectsServer hasty = new ObjectsServer(ObjectsServer.Kind.HASTY);
                RawClient client = RawClient.connect(hasty.port())) {
            client.send(RawClient.request("PUT", "/v1/objects/b/half", "Content-Length: 10") + "hello");
            assertThat(client.isEnded()).isTrue();
            assertThat(hasty.get("/v1/objects/b/half").status()).isEqualTo(404);
        }
    }

    @Test
    void refusesWhatHasNoRoomOrNoBucketBeforeTheBodyComes() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request(
                    "PUT", "/v1/objects/b/huge?pid=x", "Expect: 100-continue", "Content-Length: 1000000000000"));
            var answer = client.read(false);
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.body()).startsWith("{\"tcode\":\"ErrCapExceeded\"");
            assertThat(client.isEnded()).isTrue();
        }
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("PUT", "/v1/objects/none/o", "Content-Length: 5") + "hello");
            assertThat(client.read(false).status()).isEqualTo(404);
            assertThat(client.ask("GET", "/v1/objects/b/none").status()).isEqualTo(404);
        }
    }

    @Test
    void tellsThatTheStoreIsFullWhenItTurnsOutToBe() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("PUT", "/v1/objects/b/endless", "Transfer-Encoding: chunked"));
            String chunk = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
            for (int sent = 0; sent <= ObjectsServer.ROOM >> 20; sent++) {
                client.send(chunk);
            }
            client.send("0\r\n\r\n");

            assertThat(client.read(false).status()).isEqualTo(507);
            assertThat(client.ask("GET", "/v1/objects/b/endless").status()).isEqualTo(404);
        }
    }

    @Test
    void sendsWhoOnlyAnnouncesAnObjectToItself() {
        long put = server.counted("put.n");
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request(
                    "PUT", "/v1/objects/b/a%20b?provider=ais", "Expect: 100-continue", "Content-Length: 5"));
            var answer = client.read(false);

            assertThat(answer.status()).isEqualTo(307);
            assertThat(server.counted("put.n")).isEqualTo(put);
            assertThat(answer.header("Content-Length")).contains("0");
            String location = answer.header("Location").orElseThrow();
            assertThat(location)
                    .startsWith("http://localhost/v1/objects/b/a%20b?provider=ais&pid=" + AistoreServer.NODE.proxy()
                            + "&utm=");
        }
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request(
                    "PUT", "/v1/objects/b/announced?pid=x&utm=1", "Expect: 100-continue", "Content-Length: 5"));
            assertThat(client.read(true).status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.read(false).status()).isEqualTo(200);
            assertThat(client.ask("GET", "/v1/objects/b/announced").body()).isEqualTo("hello");
        }
    }

    @Test
    void appendsInTheFormOf2020FromNothing() {
        String target = "/v1/objects/b/old-append";
        server.put(target, "before");
        var first = server.put(target + "?appendty=append&handle=", "one,");
        String handle = first.header("append.handle").orElseThrow();
        assertThat(first.header("Ais-Append-Handle")).isEmpty();
        String next = server.put(target + "?appendty=append&handle=" + handle, "two")
                .header("append.handle")
                .orElseThrow();
        assertThat(server.get(target).body()).isEqualTo("before");

        var flushed = server.put(target + "?appendty=flush&handle=" + next, "");

        assertThat(flushed.status()).isEqualTo(200);
        assertThat(flushed.body()).isEmpty();
        assertThat(server.get(target).body()).isEqualTo("one,two");
        assertThat(server.put(target + "?appendty=flush&handle=" + next, "").status())
                .isEqualTo(200);
    }

    @Test
    void appendsInTodaysFormBehindWhatIsThere() {
        String target = "/v1/objects/b/new-append";
        server.put(target, "before,");
        String handle = server.put(target + "?append_type=append", "one")
                .header("Ais-Append-Handle")
                .orElseThrow();
        var wrong = server.put(
                target + "?append_type=flush&append_handle=" + handle,
                "",
                "Ais-Checksum-Type: md5",
                "Ais-Checksum-Value: " + MD5_OF_HELLO);
        assertThat(wrong.status()).isEqualTo(500);
        assertThat(server.get(target).body()).isEqualTo("before,");
    }

    @Test
    void comparesPiecesAndPartsWithTheChecksumsThatComeAlong() {
        String target = "/v1/objects/b/proven-pieces";
        String[] wrong = {"Ais-Checksum-Type: md5", "Ais-Checksum-Value: " + MD5_OF_HELLO};
        String[] unknown = {"Ais-Checksum-Type: nope", "Ais-Checksum-Value: 00"};
        String part = target + "?partNumber=1&uploadId="
                + server.ask("POST", target, "{\"action\":\"mpt-upload\"}", JSON)
                        .body();

        for (String row : new String[] {target + "?append_type=append", part}) {
            assertThat(server.put(row, "other", wrong).status()).as(row).isEqualTo(500);
            assertThat(server.put(row, "other", unknown).status()).as(row).isEqualTo(400);
            assertThat(server.put(row, "hello", wrong).status()).as(row).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "append_type=append&append_handle=nonsense",
                "append_type=flush&append_handle=nonsense",
                "append_type=flush",
                "append_type=other",
                "appendty=&handle=",
                "appendty=flush&handle="
            })
    void refusesToAppendByWhatIsNoHandle(String query) {
        server.put("/v1/objects/b/kept", "kept");

        assertThat(server.put("/v1/objects/b/kept?" + query, "x").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/kept").body()).isEqualTo("kept");
    }

    @Test
    void uploadsInPartsOfWhichTheLastTryCounts() {
        String target = "/v1/objects/b/parts";
        String id =
                server.ask("POST", target, "{\"action\":\"mpt-upload\"}", JSON).body();
        assertThat(id).isNotEmpty();
        assertThat(part(target, id, "2", "two").header("ETag")).isPresent();
        assertThat(part(target, id, "1", "wrong").status()).isEqualTo(200);
        assertThat(part(target, id, "1", "one,").status()).isEqualTo(200);

        assertThat(complete(target, id, "[{\"part-number\":1,\"etag\":\"\"}]").body())
                .contains("partial completion is not allowed: requested 1 parts, have 2");
        assertThat(complete(target, id, "[{\"part-number\":2},{\"part-number\":1}]")
                        .status())
                .isEqualTo(200);
        assertThat(server.get(target).body()).isEqualTo("one,two");
        assertThat(part(target, id, "3", "x").status()).isEqualTo(404);
    }

    @Test
    void refusesPartsThatAreNone() {
        String target = "/v1/objects/b/noparts";
        String id =
                server.ask("POST", target, "{\"action\":\"mpt-upload\"}", JSON).body();
        for (String number : new String[] {"0", "-1", "10000", "x", ""}) {
            assertThat(part(target, id, number, "x").status()).as(number).isEqualTo(400);
        }
        assertThat(part(target, "unknown12", "1", "x").status()).isEqualTo(404);
        assertThat(server.put(target + "?partNumber=1", "x").status()).isEqualTo(400);
        for (String value : new String[] {"null", "{}", "[1]", "[{}]", "[{\"part-number\":\"1\"}]", "[]"}) {
            assertThat(complete(target, id, value).status()).as(value).isEqualTo(400);
        }

        String abort = "{\"action\":\"mpt-abort\"}";
        assertThat(server.ask("DELETE", target + "?uploadId=" + id, abort, JSON).status())
                .isEqualTo(200);
        assertThat(server.ask("DELETE", target + "?uploadId=" + id, abort, JSON).status())
                .isEqualTo(404);
        assertThat(server.get(target).status()).isEqualTo(404);
    }

    private static Answer part(String target, String id, String number, String body) {
        return server.put(target + "?uploadId=" + id + "&partNumber=" + number, body);
    }

    private static Answer complete(String target, String id, String value) {
        return server.ask(
                "POST", target + "?uploadId=" + id, "{\"action\":\"mpt-complete\",\"value\":" + value + "}", JSON);
    }
}
