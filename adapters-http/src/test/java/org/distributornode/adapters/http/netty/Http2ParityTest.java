package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.RawHttp2;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whichever version of HTTP asks, answers and what observers see are the same.
class Http2ParityTest {

    private static final int SMALL_WINDOW = 20_000;
    private static final TestCertificate CERTIFICATE = TestCertificate.lasting();

    @TempDir
    private static Path folder = Path.of("");

    private static PublicServer server;
    private static HttpClient first;
    private static HttpClient second;

    @BeforeAll
    static void start() {
        CERTIFICATE.writeTo(folder);
        server = PublicServer.fast(Tls.listener(folder));
        first = Tls.client(Version.HTTP_1_1, CERTIFICATE);
        second = Tls.client(Version.HTTP_2, CERTIFICATE);
        server.assets().put(1, Contents.of(1000), Freshness.HIT);
        server.assets().put(2, Contents.of(300_000), Freshness.HIT);
        server.assets().put(3, new byte[0], Freshness.HIT);
        server.assets().put(4, Contents.of(1000), Freshness.PENDING).arrive(1000);
        server.assets().refuse(5, new Refusal.Denied());
        server.assets().put(8, Contents.of(30_000_000), Freshness.HIT);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        server.close();
    }

    /// Method, path, then names and values of fields in turn.
    private static Stream<List<String>> questions() {
        Stream<List<String>> objects = Stream.of(1, 2, 3, 4, 5, 6)
                .map(id -> "/api/v1/assets/" + id)
                .flatMap(path -> Stream.of(
                        List.of("GET", path),
                        List.of("HEAD", path),
                        List.of("GET", path, "Range", "bytes=7-98"),
                        List.of("GET", path, "Range", "bytes=-5"),
                        List.of("GET", path, "Range", "bytes=0-1,5-6"),
                        List.of("GET", path, "Range", "bytes=999999-")));
        String tag = server.assets().put(7, new byte[1], Freshness.HIT).tag();
        return Stream.concat(
                objects,
                Stream.of(
                        List.of("GET", "/api/v1/assets/1", "If-None-Match", "*"),
                        List.of("GET", "/api/v1/assets/7", "If-None-Match", tag),
                        List.of("HEAD", "/api/v1/assets/7", "If-None-Match", "W/" + tag),
                        List.of("GET", "/api/v1/assets/7", "If-None-Match", "\"no\", " + tag),
                        List.of("GET", "/api/v1/assets/7", "If-Match", tag),
                        List.of("GET", "/api/v1/assets/7", "If-Range", tag, "Range", "bytes=0-0"),
                        List.of("GET", "/api/v1/assets/1", "Range", "bytes=5-4"),
                        List.of("GET", "/api/v1/assets/1", "Range", "lines=0-1"),
                        List.of("GET", "/api/v1/assets/2", "Range", "bytes=-200000"),
                        List.of("GET", "/api/v1/assets/1", "If-Match", "\"no\""),
                        List.of("GET", "/api/v1/assets/1", "If-Range", "\"no\"", "Range", "bytes=0-1"),
                        List.of("GET", "/API/v1/assets/1?x=1"),
                        List.of("GET", "/api/v1/assets/x"),
                        List.of("GET", "/nothing"),
                        List.of("GET", "//x"),
                        List.of("OPTIONS", "/api/v1/assets/1", "Access-Control-Request-Headers", "range"),
                        List.of("POST", "/api/v1/assets/1"),
                        List.of("GET", "/api/v1/buckets")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersTheSame(List<String> question) throws IOException, InterruptedException {
        server.summaries().clear();
        HttpResponse<String> one = ask(first, question);
        awaitOver();
        List<Summary> seen = List.copyOf(server.summaries());
        server.summaries().clear();

        HttpResponse<String> two = ask(second, question);

        assertThat(one.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(two.version()).isEqualTo(Version.HTTP_2);
        assertThat(two.statusCode()).isEqualTo(one.statusCode());
        assertThat(fields(two)).isEqualTo(fields(one));
        assertThat(two.body()).isEqualTo(one.body());
        awaitOver();
        assertThat(server.summaries()).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=1-", "bytes=-29000000"})
    void tellsTheSameOfAClientThatLeaves(String range) {
        String path = "/api/v1/assets/8";
        Summary one = left(() -> {
            try (RawClient client = RawClient.over(Tls.connect(server, CERTIFICATE, "http/1.1"))) {
                client.send(RawClient.request("GET", path, "Range: " + range));
                client.skip(1);
            }
        });
        Summary two = left(() -> {
            try (RawHttp2 client = new RawHttp2(Tls.connect(server, CERTIFICATE, "h2"), SMALL_WINDOW)) {
                client.get(1, path, "range", range);
                assertThat(client.read(RawHttp2.DATA)).isPresent();
                client.reset(1);
            }
        });

        assertThat(one.ending()).isEqualTo(two.ending()).isEqualTo(Ending.LEFT);
        assertThat(one.status()).isEqualTo(two.status());
        assertThat(one.freshness()).isEqualTo(two.freshness());
    }

    private static Summary left(Runnable client) {
        server.summaries().clear();
        server.arrivals().clear();
        client.run();
        awaitOver();
        return server.summaries().getFirst();
    }

    @Test
    void answersClientsThatReadSlowlyWithTheSameBytes() {
        try (RawHttp2 client = new RawHttp2(Tls.connect(server, CERTIFICATE, "h2"), SMALL_WINDOW)) {
            client.get(1, "/api/v1/assets/2");

            assertThat(client.content(1)).isEqualTo(Contents.text(0, 300_000));
        }
        awaitOver();
    }

    private static void awaitOver() {
        patiently().until(() -> server.summaries().size() == server.arrivals().size());
        server.arrivals().clear();
    }

    private static HttpResponse<String> ask(HttpClient client, List<String> question)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                Tls.request(server, question.get(1)).method(question.getFirst(), HttpRequest.BodyPublishers.noBody());
        List<String> headers = question.subList(2, question.size());
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static Map<String, List<String>> fields(HttpResponse<?> response) {
        Map<String, List<String>> fields = new TreeMap<>(response.headers().map());
        Stream.of(":status", "date", "connection", "x-request-id").forEach(fields::remove);
        return fields;
    }
}
