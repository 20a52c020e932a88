package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawHttp2;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// On a stream of HTTP/2, too, a hit that is answered ahead of the framework is answered as by its route.
class StreamHitsTest {

    private static final int SMALL = 1;
    private static final int MIDDLE = 2;
    private static final int LARGE = 3;
    private static final int EMPTY = 4;
    private static final int SCRIPT = 5;
    private static final int HUGE = 6;
    private static final int LARGE_BYTES = 3 * Stretch.LONGEST + 17;
    private static final int SMALL_WINDOW = 20_000;
    private static final TestCertificate CERTIFICATE = TestCertificate.lasting();

    @TempDir
    private static Path folder = Path.of("");

    private static PublicServer route;
    private static PublicServer fast;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        CERTIFICATE.writeTo(folder);
        client = Tls.client(Version.HTTP_2, CERTIFICATE);
        route = PublicServer.start(Tls.listener(folder));
        fast = PublicServer.fast(Tls.listener(folder));
        for (PublicServer server : List.of(route, fast)) {
            server.assets().put(SMALL, Contents.of(1000), Freshness.HIT);
            server.assets().put(MIDDLE, Contents.of(40_000), Freshness.HIT);
            server.assets().put(LARGE, Contents.of(LARGE_BYTES), Freshness.HIT);
            server.assets().put(EMPTY, new byte[0], Freshness.HIT);
            server.assets().put(SCRIPT, Contents.of(100), Freshness.HIT).as(new MediaType("text/html"));
            server.assets().put(HUGE, Contents.of(30_000_000), Freshness.HIT);
            for (int id = SMALL; id <= HUGE; id++) {
                ask(server, List.of("HEAD", path(id)));
                ask(server, List.of("HEAD", path(id)));
            }
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        route.close();
        fast.close();
    }

    private static String path(int id) {
        return "/api/v1/assets/" + id;
    }

    /// Method, path, then names and values of fields in turn.
    private static Stream<List<String>> plain() {
        return Stream.of(SMALL, MIDDLE, LARGE, EMPTY, SCRIPT)
                .flatMap(id -> Stream.concat(
                        Stream.of(
                                List.of("GET", path(id)),
                                List.of("HEAD", path(id)),
                                List.of("HEAD", path(id), "Range", "bytes=0-1"),
                                List.of("GET", path(id), "X-Request-Id", "abc", "Cookie", "a=b", "Accept", "*/*")),
                        id == EMPTY
                                ? Stream.<List<String>>empty()
                                : Stream.of("0-", "0-0", "7-98", "99-100000000000")
                                        .map(range -> List.of("GET", path(id), "Range", "bytes=" + range))));
    }

    private static Stream<List<String>> others() {
        String tag = fast.assets().put(9, new byte[1], Freshness.HIT).tag();
        return Stream.of(
                List.of("GET", path(SMALL), "Range", "bytes=-5"),
                List.of("GET", path(SMALL), "Range", "bytes=1000-"),
                List.of("GET", path(SMALL), "Range", "bytes=0-1,3-4"),
                List.of("GET", path(SMALL), "Range", "lines=0-1"),
                List.of("GET", path(SMALL), "If-None-Match", tag),
                List.of("GET", path(SMALL), "If-Match", "\"no\""),
                List.of("GET", path(SMALL), "Authorization", "Basic x"),
                List.of("GET", path(LARGE), "Range", "bytes=-3000000"),
                List.of("GET", path(SMALL) + "?x=1"),
                List.of("GET", path(SMALL) + "/"),
                List.of("GET", path(8)),
                List.of("POST", path(SMALL)),
                List.of("OPTIONS", path(SMALL)));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void answersPlainRequestsAsTheRouteDoes(List<String> question) throws IOException, InterruptedException {
        fast.assets().takeServed();

        assertSame(question);

        assertThat(fast.assets().takeServed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesAllOthersToTheRoute(List<String> question) throws IOException, InterruptedException {
        assertSame(question);
    }

    @Test
    void refusesWhoeverIsNotAdmitted() throws IOException, InterruptedException {
        List<PublicServer> servers = List.of(route, fast);
        servers.forEach(server -> server.admit((_, _) -> Optional.of(Duration.ofSeconds(3))));

        try {
            assertSame(List.of("GET", path(SMALL)));
            assertSame(List.of("GET", path(LARGE)));
        } finally {
            servers.forEach(server -> server.admit(RequestAdmission.OPEN));
        }
    }

    @Test
    void answersManyStreamsAtOnceHoweverSlowlyTheyRead() {
        try (RawHttp2 slow = new RawHttp2(Tls.connect(fast, CERTIFICATE, "h2"), SMALL_WINDOW)) {
            slow.get(1, path(LARGE));
            slow.get(3, path(SMALL));
            slow.get(5, path(MIDDLE));

            assertThat(slow.content(1).equals(Contents.text(0, LARGE_BYTES))).isTrue();
            slow.get(7, path(SMALL));
            assertThat(slow.content(7)).isEqualTo(Contents.text(0, 1000));
        }
    }

    @Test
    void tellsOfAClientThatLeavesAStream() {
        fast.summaries().clear();
        try (RawHttp2 leaving = new RawHttp2(Tls.connect(fast, CERTIFICATE, "h2"), SMALL_WINDOW)) {
            leaving.get(1, path(HUGE));
            assertThat(leaving.read(RawHttp2.DATA)).isPresent();

            leaving.reset(1);

            patiently().until(() -> fast.summaries().size() == 1);
            assertThat(fast.summaries().getFirst().ending()).isEqualTo(Ending.LEFT);
            leaving.get(3, path(SMALL));
            assertThat(leaving.drain(3)).isEqualTo(1000);
        }
    }

    private static void assertSame(List<String> question) throws IOException, InterruptedException {
        route.summaries().clear();
        fast.summaries().clear();
        fast.arrivals().clear();

        HttpResponse<String> expected = ask(route, question);
        HttpResponse<String> actual = ask(fast, question);

        assertThat(actual.version()).isEqualTo(Version.HTTP_2);
        assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
        assertThat(fields(actual)).isEqualTo(fields(expected));
        assertThat(actual.body().equals(expected.body())).isTrue();
        patiently().untilAsserted(() -> assertThat(summaries(fast)).isEqualTo(summaries(route)));
        assertThat(fast.arrivals())
                .allSatisfy(arrival -> assertThat(arrival.protocol()).isEqualTo(Protocol.HTTPS_2));
    }

    private static List<Summary> summaries(PublicServer server) {
        return List.copyOf(server.summaries());
    }

    private static HttpResponse<String> ask(PublicServer server, List<String> question)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                Tls.request(server, question.get(1)).method(question.getFirst(), HttpRequest.BodyPublishers.noBody());
        List<String> fields = question.subList(2, question.size());
        if (!fields.isEmpty()) {
            request.headers(fields.toArray(String[]::new));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private static Map<String, List<String>> fields(HttpResponse<?> response) {
        Map<String, List<String>> fields = new TreeMap<>(response.headers().map());
        Stream.of("date", "x-request-id").forEach(fields::remove);
        return fields;
    }
}
