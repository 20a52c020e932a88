package org.distributornode.adapters.storage.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulatedStorageNodeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final byte[] CONTENT = content(200_000);

    private final SimulatedStorageNode node = SimulatedStorageNode.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void hold() {
        node.hold("1", SimulatedContent.of(CONTENT));
    }

    @AfterEach
    void stop() {
        node.close();
        client.close();
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    @Test
    void sendsAWholeObject() throws Exception {
        HttpResponse<byte[]> answer = get("1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(CONTENT.length);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,           0,      10",
        "bytes=199990-,       199990, 10",
        "bytes=-5,            199995, 5",
        "bytes=199999-999999, 199999, 1",
    })
    void sendsAPartOfAnObject(String range, int offset, int length) throws Exception {
        HttpResponse<byte[]> answer = get("1", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("content-range"))
                .hasValue("bytes " + offset + "-" + (offset + length - 1) + "/200000");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, offset, offset + length));
    }

    @Test
    void refusesARangeBehindTheEnd() throws Exception {
        HttpResponse<byte[]> answer = get("1", "Range", "bytes=200000-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("content-range")).hasValue("bytes */200000");
    }

    @Test
    void answersAHeadWithoutABody() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(address("1")).HEAD().build();

        HttpResponse<byte[]> answer = client.send(head, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(CONTENT.length);
        assertThat(node.bytesSent("1")).isZero();
    }

    @Test
    void doesNotKnowAnObjectItDoesNotHold() throws Exception {
        assertThat(get("2").statusCode()).isEqualTo(404);

        node.drop("1");

        assertThat(get("1").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsItsVersion() throws Exception {
        HttpRequest version = HttpRequest.newBuilder(node.endpoint().resolve("/api/v1/version"))
                .build();

        assertThat(client.send(version, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("{\"version\":\"simulated\"}");
    }

    @Test
    void sendsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("file"), CONTENT);
        node.hold("3", SimulatedContent.of(file));

        assertThat(get("3", "Range", "bytes=100-70099").body()).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 70_100));
    }

    @Test
    void remembersWhatItWasAsked() throws Exception {
        var unused = get("1", "Range", "bytes=0-99");
        unused = get("1", "X-Test", "yes");

        assertThat(node.requestsFor("1"))
                .extracting(ReceivedRequest::toString)
                .containsExactly("GET /api/v1/files/1", "GET /api/v1/files/1");
        assertThat(node.requests().getFirst().header("range")).hasValue("bytes=0-99");
        assertThat(node.requests().getLast().header("x-test")).hasValue("yes");
        assertThat(node.bytesSent("1")).isEqualTo(100 + CONTENT.length);
    }

    @Test
    void answersNothingUntilTheGateOpens() throws Exception {
        Gate gate = Gate.shut();
        node.behaveFor("1", new Quirk.HeadGate(gate));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request("1"), HttpResponse.BodyHandlers.ofByteArray());
        gate.awaitArrival(PATIENCE);
        assertThat(answer).isNotDone();

        gate.open();

        assertThat(answer.join().body()).isEqualTo(CONTENT);
    }

    @Test
    void hangsInTheMiddleUntilTheGateOpens() throws Exception {
        Gate gate = Gate.shut();
        node.behaveFor("1", new Quirk.HangAfter(70_000, gate));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request("1"), HttpResponse.BodyHandlers.ofByteArray());
        gate.awaitArrival(PATIENCE);
        assertThat(node.bytesSent("1")).isEqualTo(70_000);

        gate.open();

        assertThat(answer.join().body()).isEqualTo(CONTENT);
    }

    @Test
    void breaksOffInTheMiddle() {
        node.behaveOnceFor("1", new Quirk.CloseAfter(70_000));
        node.behaveOnceFor("1", new Quirk.ResetAfter(70_000));

        assertThatThrownBy(() -> get("1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("1")).isInstanceOf(IOException.class);
        assertThat(node.requestsFor("1")).extracting(ReceivedRequest::bytesSent).containsExactly(70_000L, 70_000L);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-, 70000", "bytes=65000-, 5000", "bytes=70000-, 0", "bytes=80000-, 0"})
    void breaksOffAtAPositionOfTheObject(String range, long sent) {
        node.behave(new Quirk.CutAt(70_000));

        assertThatThrownBy(() -> get("1", "Range", range)).isInstanceOf(IOException.class);
        assertThat(node.requestsFor("1").getLast().bytesSent()).isEqualTo(sent);
    }

    @Test
    void doesNotBreakOffBelowThatPosition() throws Exception {
        node.behave(new Quirk.CutAt(70_000));

        assertThat(get("1", "Range", "bytes=0-69999").body()).isEqualTo(Arrays.copyOf(CONTENT, 70_000));
    }

    @Test
    void hangsAtAPositionOfTheObjectUntilTheGateOpens() throws Exception {
        Gate gate = Gate.shut();
        node.behave(new Quirk.HangAt(70_000, gate));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request("1", "Range", "bytes=60000-"), HttpResponse.BodyHandlers.ofByteArray());
        gate.awaitArrival(PATIENCE);
        assertThat(node.bytesSent("1")).isEqualTo(10_000);

        gate.open();

        assertThat(answer.join().body()).isEqualTo(Arrays.copyOfRange(CONTENT, 60_000, CONTENT.length));
    }

    @Test
    void crawlsFromAPositionOfTheObjectOn() throws Exception {
        node.behave(new Quirk.CrawlFrom(190_000, 1_000_000));

        assertThat(get("1").body()).isEqualTo(CONTENT);
        assertThat(get("1", "Range", "bytes=195000-").body())
                .isEqualTo(Arrays.copyOfRange(CONTENT, 195_000, CONTENT.length));
    }

    @Test
    void sharesAnUplinkWithAnotherNode() throws Exception {
        Uplink uplink = Uplink.of(4_000_000);
        try (SimulatedStorageNode other = SimulatedStorageNode.start()) {
            other.hold("1", SimulatedContent.of(CONTENT));
            node.behave(new Quirk.Through(uplink));
            other.behave(new Quirk.Through(uplink));
            CompletableFuture<HttpResponse<byte[]>> first =
                    client.sendAsync(request("1"), HttpResponse.BodyHandlers.ofByteArray());
            HttpRequest second = HttpRequest.newBuilder(other.endpoint().resolve("/api/v1/files/1"))
                    .build();

            assertThat(client.send(second, HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(CONTENT);
            assertThat(first.join().body()).isEqualTo(CONTENT);
        }
    }

    @Test
    void hangsUpWithoutAnAnswer() {
        node.behave(new Quirk.NoAnswer());

        assertThatThrownBy(() -> get("1")).isInstanceOf(IOException.class);
        assertThat(node.requestsFor("1")).isNotEmpty();
    }

    @Test
    void misbehavesOnceAndIsHonestAgain() throws Exception {
        node.behaveOnceFor("1", Quirk.serverError());

        assertThat(get("1").statusCode()).isEqualTo(500);
        assertThat(get("1").statusCode()).isEqualTo(200);
    }

    @Test
    void flipsOneByteWhereverTheRangeStarts() throws Exception {
        node.behave(new Quirk.FlipAt(100_000));

        byte[] whole = get("1").body();
        byte[] part = get("1", "Range", "bytes=99999-100001").body();

        assertThat(Arrays.mismatch(whole, CONTENT)).isEqualTo(100_000);
        assertThat(Arrays.copyOfRange(whole, 100_001, whole.length))
                .isEqualTo(Arrays.copyOfRange(CONTENT, 100_001, CONTENT.length));
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 99_999, 100_002));
    }

    @Test
    void announcesMoreThanItSends() {
        node.behave(new Quirk.DeclareLength(CONTENT.length + 1L));

        assertThatThrownBy(() -> get("1")).isInstanceOf(IOException.class);
    }

    @Test
    void announcesLessThanItSends() throws Exception {
        node.behave(new Quirk.DeclareLength(10));

        assertThat(get("1").body()).isEqualTo(Arrays.copyOf(CONTENT, 10));
        assertThat(node.bytesSent("1")).isGreaterThanOrEqualTo(10);
    }

    @Test
    void sendsMoreThanTheObjectHas() throws Exception {
        node.behave(new Quirk.Chunked(), new Quirk.ExtraBytes(3));

        HttpResponse<byte[]> answer = get("1");

        assertThat(answer.headers().firstValue("content-length")).isEmpty();
        assertThat(answer.body()).isEqualTo(Arrays.copyOf(CONTENT, CONTENT.length + 3));
    }

    @Test
    void ignoresOrMistakesRanges() throws Exception {
        node.behaveOnceFor("1", new Quirk.IgnoreRange());
        node.behaveOnceFor("1", new Quirk.ContentRange("bytes 1-10/200000"));

        assertThat(get("1", "Range", "bytes=0-9").statusCode()).isEqualTo(200);
        assertThat(get("1", "Range", "bytes=0-9").headers().firstValue("content-range"))
                .hasValue("bytes 1-10/200000");
    }

    @Test
    void answersSomethingElseThanTheObject() throws Exception {
        node.behaveOnceFor("1", Quirk.html(), new Quirk.ContentType("video/webm"));
        node.behaveOnceFor("1", new Quirk.ContentType("video/webm"));
        node.behaveOnceFor("1", Quirk.redirect(URI.create("http://elsewhere.invalid/")));
        node.behaveOnceFor("1", new Quirk.Answer(503, Map.of("Retry-After", "1"), "busy"));

        assertThat(get("1").headers().firstValue("content-type")).hasValue("text/html");
        assertThat(get("1").headers().firstValue("content-type")).hasValue("video/webm");
        assertThat(get("1").headers().firstValue("location")).hasValue("http://elsewhere.invalid/");
        assertThat(get("1").headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void sendsEverythingThroughAThrottle() throws Exception {
        node.behave(new Quirk.BytesPerSecond(5_000_000), new Quirk.HeadDelay(Duration.ofMillis(1)));

        assertThat(get("1").body()).isEqualTo(CONTENT);
    }

    @Test
    void closesWhileClientsWait() throws Exception {
        Gate gate = Gate.shut();
        node.behave(new Quirk.HangAfter(1, gate));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request("1"), HttpResponse.BodyHandlers.ofByteArray());
        gate.awaitArrival(PATIENCE);

        node.close();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }

    private HttpResponse<byte[]> get(String id, String... headers) throws Exception {
        return client.send(request(id, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String id, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(id));
        return (headers.length > 0 ? request.headers(headers) : request).build();
    }

    private URI address(String id) {
        return node.endpoint().resolve("/api/v1/files/" + id);
    }
}
