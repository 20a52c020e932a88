package org.distributornode.adapters.http.in.aistore.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// GET and HEAD of objects, in both forms.
class ReadRowsTest {

    private static final String HELLO = "26c7827d889f6da3";
    private static ObjectsServer server;

    @BeforeAll
    static void start() {
        server = new ObjectsServer();
        server.put("/v1/objects/b/dir/hello", "hello", "Ais-Custom-Md: k=v", "Ais-Custom-Md: l=Ã¼");
        server.put("/v1/objects/b/empty", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAnObjectInTodaysForm() {
        var answer = server.get("/v1/objects/b/dir/hello?provider=ais", "User-Agent: ais/python/1.25.0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers())
                .containsExactlyInAnyOrder(
                        "Content-Type: application/octet-stream",
                        "Ais-Checksum-Type: xxhash2",
                        "Ais-Checksum-Value: " + HELLO,
                        "Ais-Version: 1",
                        "Ais-Atime: 1700000000000000000",
                        "Ais-Custom-Md: k=v",
                        "Ais-Custom-Md: l=Ã¼",
                        "content-length: 5",
                        "Access-Control-Allow-Origin: *",
                        "X-Content-Type-Options: nosniff");
    }

    @Test
    void answersInBothFormsWhereNothingTells() {
        var answer = server.get("/v1/objects/b/dir/hello");

        assertThat(answer.header("Ais-Checksum-Value")).contains(HELLO);
        assertThat(answer.header("checksum.value")).contains(HELLO);
        assertThat(answer.header("checksum.type")).contains("xxhash2");
        assertThat(answer.header("version")).contains("1");
        assertThat(answer.header("atime")).contains("1700000000000000000");
        assertThat(answer.header("custom_md")).contains("k=v");
        assertThat(answer.header("size")).contains("5");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Last-Modified")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=1-3,ell,1-3",
        "bytes=1-,ello,1-4",
        "bytes=-2,lo,3-4",
        "bytes=-9999,hello,0-4",
        "bytes=0-99,hello,0-4",
        "bytes=0-9223372036854775807,hello,0-4",
        "bytes=1-99999999999999999999,ello,1-4",
        "bytes=-99999999999999999999,hello,0-4"
    })
    void answersAPart(String range, String body, String told) {
        var answer = server.get("/v1/objects/b/dir/hello", "Range: " + range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("Content-Range")).contains("bytes " + told + "/5");
        assertThat(answer.header("Accept-Ranges")).contains("bytes");
        assertThat(answer.header("Ais-Checksum-Value")).contains(HELLO);
        assertThat(answer.header("size")).contains("5");
    }

    @ParameterizedTest
    @CsvSource({
        "dir/hello,bytes=5-,bytes */5",
        "dir/hello,bytes=9-12,bytes */5",
        "dir/hello,bytes=-0,bytes */5",
        "dir/hello,bytes=99999999999999999999-,bytes */5",
        "empty,bytes=0-0,bytes */0"
    })
    void refusesWhatIsBeyondTheEnd(String name, String range, String told) {
        var answer = server.get("/v1/objects/b/" + name, "Range: " + range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).contains(told);
        assertThat(answer.body()).startsWith("{\"tcode\":\"ErrRangeNotSatisfiable\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=", "bytes=3-1", "bytes=a-b", "rows=1-2", "bytes=0-1,3-4", "bytes", "bytes=-", "bytes=--1"
            })
    void refusesWhatIsNoRangeAndLeavesTheObjectUnharmed(String range) {
        var answer = server.get("/v1/objects/b/dir/hello", "Range: " + range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEmpty();
        assertThat(server.put("/v1/objects/b/other", "x").status()).isEqualTo(200);
    }

    @Test
    void tellsTheChecksumOfAPartWhereTheBucketSaysSo() {
        server.put("/v1/objects/b/part", "hello");
        server.change(properties -> properties.with(new Checksums(ChecksumType.MD5, true, false, true)));
        try {
            assertThat(server.get("/v1/objects/b/part", "Range: bytes=0-0").header("Ais-Checksum-Value"))
                    .contains("2510c39011c5be704182423e3a695e91");
            assertThat(server.get("/v1/objects/b/part").header("Ais-Checksum-Value"))
                    .contains(HELLO);
        } finally {
            server.change(properties -> properties.with(new Checksums(ChecksumType.XXHASH2, false, false, false)));
        }
    }

    @Test
    void answersEmptyAndLongObjectsOverOneConnection() {
        String content = Contents.text(0, 3 << 20);
        try (RawClient client = RawClient.connect(server.port())) {
            client.send("PUT /v1/objects/b/long HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + content.length()
                    + "\r\n\r\n" + content);
            assertThat(client.read(false).status()).isEqualTo(200);

            assertThat(client.ask("GET", "/v1/objects/b/long").body()).isEqualTo(content);
            assertThat(client.ask("GET", "/v1/objects/b/long", "Range: bytes=1000000-2999999")
                            .body())
                    .isEqualTo(content.substring(1_000_000, 3_000_000));
            var empty = client.ask("GET", "/v1/objects/b/empty");
            assertThat(empty.body()).isEmpty();
            assertThat(empty.header("Ais-Checksum-Value")).contains("ef46db3751d8e999");
            assertThat(client.ask("GET", "/v1/objects/b/dir/hello").body()).isEqualTo("hello");
        }
    }

    @Test
    void tellsWhatIsNotThere() {
        var object = server.get("/v1/objects/b/none");
        assertThat(object.status()).isEqualTo(404);
        assertThat(object.body())
                .startsWith("{\"tcode\":\"ErrNotFound\",\"message\":\"t[" + AistoreServer.NODE.target()
                        + "]: ais://b/none does not exist\"");

        var bucket = server.get("/v1/objects/nobck/nope");
        assertThat(bucket.status()).isEqualTo(404);
        assertThat(bucket.body())
                .startsWith("{\"tcode\":\"ErrBckNotFound\",\"message\":\"bucket \\\"ais://nobck\\\" does not exist\"");

        var provider = server.get("/v1/objects/b/o?provider=zzz");
        assertThat(provider.status()).isEqualTo(400);
        assertThat(provider.body()).startsWith("{\"tcode\":\"ErrInvalidBackendProvider\"");

        var foreign = server.get("/v1/objects/b/o?provider=s3");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).contains("AWS backend is missing in the cluster configuration");

        assertThat(server.get("/v1/objects/b").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/x?archpath=y").status()).isEqualTo(501);
        assertThat(server.get("/v1/objects/b/x.tar?archpath=y").status()).isEqualTo(404);
        assertThat(server.get("/v1/objects/b/x?etl_name=y").status()).isEqualTo(501);
    }

    @Test
    void tellsTheLengthOfAnObjectInAHeadAndKeepsTheConnection() {
        try (RawClient client = RawClient.connect(server.port())) {
            var answer = client.ask("HEAD", "/v1/objects/b/dir/hello");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).contains("5");
            assertThat(answer.header("Ais-Name")).contains("dir/hello");
            assertThat(answer.header("Ais-Bucket-Name")).contains("b");
            assertThat(answer.header("Ais-Bucket-Provider")).contains("ais");
            assertThat(answer.header("Ais-Present")).contains("true");
            assertThat(answer.header("Ais-Mirror-Copies")).contains("1");
            assertThat(answer.header("size")).contains("5");
            assertThat(answer.header("bucket.name")).contains("b");

            var missing = client.ask("HEAD", "/v1/objects/b/none");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.header("Hdr-Error").orElseThrow()).contains("\"status\":404");
        }
    }

    @Test
    void tellsWhetherAnObjectIsHere() {
        var old = server.head("/v1/objects/b/dir/hello?check_cached=true");
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.header("checksum.type")).isEmpty();
        assertThat(server.head("/v1/objects/b/none?check_cached=true").status()).isEqualTo(404);

        assertThat(server.head("/v1/objects/b/dir/hello?presence=2").header("Ais-Name"))
                .contains("dir/hello");
        var bare = server.head("/v1/objects/b/dir/hello?presence=3");
        assertThat(bare.status()).isEqualTo(200);
        assertThat(bare.header("Ais-Name")).isEmpty();
        assertThat(server.head("/v1/objects/b/none?presence=3").status()).isEqualTo(404);
        assertThat(server.head("/v1/objects/b/dir/hello?presence=5").status()).isEqualTo(400);
        assertThat(server.head("/v1/objects/b/dir/hello?presence=99").status()).isEqualTo(200);
    }

    @Test
    void tellsWhetherAnObjectOfTheNetworkIsSomewhere() {
        try (ObjectsServer network = new ObjectsServer(ObjectsServer.Kind.ORDINARY, List.of(new FarObjects()))) {
            String object = "/v1/objects/net/1?provider=ht&presence=";

            assertThat(List.of(
                            network.head(object + "0").status(),
                            network.head(object + "1").status(),
                            network.head(object + "2").status(),
                            network.head(object + "3").status(),
                            network.head(object + "5").status()))
                    .containsExactly(200, 200, 404, 404, 200);
            assertThat(network.head(object + "0").header("Ais-Present")).contains("false");
            assertThat(network.head(object + "1").header("Ais-Present")).isEmpty();
        }
    }

    @Test
    void tellsJustTheProperties() {
        var answer = server.head("/v1/objects/b/dir/hello?props=name,size,version,last-modified,etag");

        assertThat(answer.headers())
                .contains(
                        "Ais-Present: true",
                        "Ais-Version: 1",
                        "Last-Modified: Tue, 14 Nov 2023 22:13:20 GMT",
                        "ETag: \"v1-" + HELLO + "-" + Long.toString(1_700_000_000_000_000_000L, 36) + "\"")
                .noneMatch(line -> line.startsWith("Ais-Checksum") || line.startsWith("Ais-Name"));
        assertThat(server.head("/v1/objects/b/dir/hello?props=size,nonesuch").status())
                .isEqualTo(400);
    }

    @Test
    void looksForABucketWithoutAProviderWhereTheFormOf2020Does() {
        assertThat(List.of(
                        server.get("/v1/objects/b/dir/hello?provider=").status(),
                        server.get("/v1/objects/b/dir/hello?provider=ais&namespace=%40%23")
                                .status(),
                        server.get("/v1/objects/b/dir/hello?namespace=%23other").status(),
                        server.get("/ais/b/dir/hello").status()))
                .containsExactly(200, 200, 404, 200);
    }
}
