package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetRoutesTest {

    private static final int SIZE = 300_000;

    private static PublicServer server;
    private static FakeAsset hit;

    @BeforeAll
    static void startServer() {
        server = PublicServer.start();
        hit = server.assets().put(1, Contents.of(SIZE), Freshness.HIT);
        server.assets().put(2, new byte[0], Freshness.HIT);
        server.assets().put(3, Contents.of(SIZE), Freshness.PENDING).arrive(SIZE);
        server.assets().put(4, Contents.of(SIZE), Freshness.MISS).arrive(SIZE);
        server.assets().put(5, Contents.of(SIZE), Freshness.MISS, Via.EXTERNAL).arrive(SIZE);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/assets/1", "/api/v1/asset/1", "/API/V1/Assets/1/", "/api/v1/assets/1?x=1&y=|{"})
    void sendsAHeldObjectWhole(String path) {
        Answer answer = server.get(path, "Accept: text/html", "Accept-Encoding: gzip");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
        assertThat(answer.headers())
                .containsExactlyInAnyOrder(
                        "Content-Type: video/webm",
                        "content-length: 300000",
                        "content-disposition: inline",
                        "Cache-Control: public, max-age=31536000, immutable",
                        "ETag: " + hit.tag(),
                        "Accept-Ranges: bytes",
                        "x-cache: hit",
                        "x-data-source: local",
                        "Cache-Status: distributor-node; hit",
                        "timing-allow-origin: *",
                        "access-control-expose-headers: x-cache, x-data-source, ETag, Content-Range, Accept-Ranges,"
                                + " Content-Length, Cache-Status",
                        "Access-Control-Allow-Origin: *",
                        "X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "3, pending, local, fwd=miss; collapsed",
        "4, miss, local, fwd=miss; stored",
        "5, miss, external, fwd=miss"
    })
    void sendsAnUnprovenObjectWithItsLengthAndAShortLife(long id, String state, String source, String cacheStatus) {
        Answer answer = server.get("/api/v1/assets/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.header("x-cache")).contains(state);
        assertThat(answer.header("x-data-source")).contains(source);
        assertThat(answer.header("Cache-Status")).contains("distributor-node; " + cacheStatus);
        assertThat(answer.header("Cache-Control")).contains("max-age=180, must-revalidate");
        assertThat(answer.header("Content-Length")).contains("300000");
        assertThat(answer.header("ETag")).isPresent();
    }

    @Test
    void sendsAnEmptyObject() {
        Answer answer = server.get("/api/v1/assets/2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("0");
        assertThat(server.get("/api/v1/assets/2", "Range: bytes=0-").header("Content-Range"))
                .contains("bytes */0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4, 5})
    void sendsAPartInEveryState(long id) {
        Answer answer = server.get("/api/v1/assets/" + id, "Range: bytes=1000-200999");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).contains("bytes 1000-200999/300000");
        assertThat(answer.body()).isEqualTo(Contents.text(1000, 201_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4})
    void sendsSeveralPartsInEveryState(long id) {
        Answer answer = server.get("/api/v1/assets/" + id, "Range: bytes=-5,0-199999");

        String boundary = answer.header("Content-Type").orElseThrow().split("boundary=", 2)[1];
        String frame = "--%s\r\nContent-Type: video/webm\r\nContent-Range: bytes %s/300000\r\n\r\n";
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.body())
                .isEqualTo(frame.formatted(boundary, "299995-299999")
                        + Contents.text(299_995, SIZE)
                        + "\r\n" + frame.formatted(boundary, "0-199999")
                        + Contents.text(0, 200_000)
                        + "\r\n--" + boundary + "--\r\n");
    }

    @Test
    void sendsAllOfAStreamedObjectInsteadOfSeveralParts() {
        server.assets().takeServed();

        Answer answer = server.get("/api/v1/assets/5", "Range: bytes=-5,0-199999");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
        assertThat(server.assets().takeServed())
                .extracting(ServeAsset.Request::extent)
                .containsExactly(new ServeAsset.Extent.Whole());
    }

    @Test
    void tellsTheUseCaseHowMuchIsAskedFor() {
        server.assets().takeServed();

        server.get("/api/v1/assets/1", "Range: bytes=0-");
        server.get("/api/v1/assets/1", "Range: bytes=100-,0-99");
        server.get("/api/v1/assets/1", "Range: bytes=50-99,10-19");
        server.get("/api/v1/assets/1");

        assertThat(server.assets().takeServed())
                .extracting(ServeAsset.Request::extent)
                .containsExactly(
                        new Extent.Whole(),
                        new Extent.Whole(),
                        new Extent.Parts(List.of(ByteSlice.between(50, 100), ByteSlice.between(10, 20))),
                        new Extent.Whole());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4, 5})
    void answersConditionsWithoutStartingAFill(long id) {
        String tag = server.ask("HEAD", "/api/v1/assets/" + id).header("ETag").orElseThrow();
        server.assets().takeServed();

        Answer unchanged = server.get("/api/v1/assets/" + id, "If-None-Match: W/" + tag);
        Answer failed = server.get("/api/v1/assets/" + id, "If-Match: \"x\"");
        Answer outside = server.get("/api/v1/assets/" + id, "Range: bytes=300000-");

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.headers())
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("content-"));
        assertThat(unchanged.header("ETag")).contains(tag);
        assertThat(failed.status()).isEqualTo(412);
        assertThat(failed.body()).isEqualTo("{\"type\":\"sendstream_error\",\"message\":\"Precondition Failed\"}");
        assertThat(outside.status()).isEqualTo(416);
        assertThat(outside.header("Content-Range")).contains("bytes */300000");
        assertThat(outside.header("ETag")).contains(tag);
        assertThat(outside.headers()).containsOnlyOnce("Cache-Control: no-store");
        assertThat(outside.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(server.assets().takeServed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | X-Nothing: 1
                    1 | If-None-Match: *
                    1 | If-None-Match: "x"
                    1 | If-Match: "x"
                    1 | If-Match: *
                    1 | If-Modified-Since: Sat, 21 Nov 2026 10:00:00 GMT
                    1 | If-Unmodified-Since: Sat, 21 Nov 2020 10:00:00 GMT
                    2 | X-Nothing: 1
                    3 | X-Nothing: 1
                    3 | If-None-Match: *
                    3 | If-Match: "x"
                    4 | X-Nothing: 1
                    999 | X-Nothing: 1
                    abc | X-Nothing: 1
                    """)
    void saysOfAHeadWhatItSaysOfAGet(String id, String line) {
        Answer get = server.get("/api/v1/assets/" + id, line);
        Answer head = server.ask("HEAD", "/api/v1/assets/" + id, line);

        assertThat(head.head().getFirst()).isEqualTo(get.head().getFirst());
        assertThat(head.headers())
                .containsExactlyInAnyOrderElementsOf(get.headers().stream()
                        .filter(header -> !header.startsWith("x-data-source"))
                        .map(header -> header.replace("; stored", "")) // a HEAD starts no fill
                        .toList());
    }

    @Test
    void ignoresARangeInAHead() {
        Answer head = server.ask("HEAD", "/api/v1/assets/1", "Range: bytes=0-9");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("300000");
    }

    @Test
    void keepsTheConnectionAfterAHead() {
        try (var client = server.connect()) {
            client.ask("HEAD", "/api/v1/assets/1");
            client.ask("HEAD", "/api/v1/assets/999");

            assertThat(client.ask("GET", "/api/v1/assets/1").isWhole()).isTrue();
        }
    }

    @Test
    void namesNoTypeOfAMissThatNobodyKnows() {
        server.assets().put(6, Contents.of(10), Freshness.MISS);
        server.assets().takeServed();

        Answer head = server.ask("HEAD", "/api/v1/assets/6");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("10");
        assertThat(head.header("Content-Type")).isEmpty();
        assertThat(server.assets().takeServed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 404",
        "999, 404",
        "18446744073709551615, 404",
        "18446744073709551616, 404",
        "01, 404",
        "00, 404",
        "99999999999999999999999999, 404",
        "abc, 400",
        "1a, 400",
        "-1, 400",
        "+1, 400",
        "1.0, 400",
        "%31%20, 400",
        "..%2f..%2fetc%2fpasswd1, 400",
        "%D9%A1, 400",
        "%00, 400",
        "%ff, 400",
        "1;x=1, 400"
    })
    void takesNothingButPlainNumbersForIds(String id, int status) {
        Answer answer = server.get("/api/v1/assets/" + id);

        assertThat(answer.status()).as(id + answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).doesNotContain("passwd");
    }

    @Test
    void acceptsAnEncodedDigit() {
        assertThat(server.get("/api/v1/assets/%31").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void answersRefusals(Refusal why, int status, String message) {
        server.assets().refuse(50, why);
        FakeAsset found = server.assets().put(51, Contents.of(10), Freshness.MISS);
        server.assets().refuseToServe(found, why);

        Answer inspected = server.get("/api/v1/assets/50");
        Answer served = server.get("/api/v1/assets/51");
        Answer head = server.ask("HEAD", "/api/v1/assets/50");

        assertThat(inspected.status()).isEqualTo(status);
        assertThat(inspected.body()).contains(message);
        assertThat(inspected.header("Cache-Control")).contains("no-store");
        assertThat(inspected.header("timing-allow-origin")).contains("*");
        assertThat(inspected.header("x-cache")).isEmpty();
        assertThat(inspected.header("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(served.body()).isEqualTo(inspected.body());
        assertThat(served.headers()).isEqualTo(inspected.headers());
        assertThat(head.headers()).containsExactlyInAnyOrderElementsOf(inspected.headers());
    }

    @Test
    void compressesNothing() {
        server.assets().put(7, Contents.of(SIZE), Freshness.HIT).as(new MediaType("text/vtt"));

        Answer answer = server.get("/api/v1/assets/7", "Accept-Encoding: gzip, br, zstd");

        assertThat(answer.header("Content-Type")).contains("text/vtt");
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(Contents.text(0, SIZE));
    }

    @Test
    void servesWhatCouldRunScriptAsBytes() {
        server.assets().put(8, Contents.of(10), Freshness.HIT).as(new MediaType("image/svg+xml"));

        assertThat(server.get("/api/v1/assets/8").header("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void turnsAwayWhoeverIsNotAdmitted() {
        server.admit((_, _) -> Optional.of(Duration.ofSeconds(9)));
        Answer refused = server.get("/api/v1/assets/1");
        server.admit(RequestAdmission.OPEN);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("9");
        assertThat(server.get("/api/v1/assets/1").status()).isEqualTo(200);
    }

    @Test
    void roundsTheWaitUpToSeconds() {
        server.assets().refuse(52, new Refusal.NoSource(Duration.ofMillis(2100)));

        assertThat(server.get("/api/v1/assets/52").header("Retry-After")).contains("3");
    }

    static Stream<Arguments> refusals() {
        Duration after = Duration.ofSeconds(2);
        return Stream.of(
                Arguments.of(new Refusal.UnknownObject(), 404, "Data object does not exist"),
                Arguments.of(new Refusal.NotDistributedHere(), 421, "Data object not served by this node"),
                Arguments.of(new Refusal.NotAccepted(), 404, "Data object has not been uploaded yet"),
                Arguments.of(new Refusal.CatalogSilent(after), 503, "catalogue"),
                Arguments.of(new Refusal.NoSource(after), 503, "No source"),
                Arguments.of(new Refusal.NoRoom(after), 503, "no room"),
                Arguments.of(new Refusal.Overloaded(after), 503, "too much"));
    }
}
