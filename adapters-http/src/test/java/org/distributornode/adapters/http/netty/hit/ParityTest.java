package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.Tls;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whichever path answers, the bytes are the same and observers see the same.
@Order(1)
final class ParityTest {

    private static final int SMALL = 1;
    private static final int MIDDLE = 2;
    private static final int LARGE = 3;
    private static final int EMPTY = 4;
    private static final int SCRIPT = 5;
    private static final int HUGE = 10;
    private static final int COMING = 11;
    private static final int ELSEWHERE = 12;
    private static final int OVERLOADED = 13;
    private static final String LAST = "GET /nothing HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n";

    /// What differs between any two answers.
    private static final Pattern CHANGING =
            Pattern.compile("date: [A-Z][a-z]{2}, [^\\r]{20} GMT|x-request-id: [0-9a-f]{16}", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_FIELD = 100;

    private static final TestCertificate CERTIFICATE = TestCertificate.lasting();

    @TempDir
    private static Path folder = Path.of("");

    private static PublicServer route;
    private static PublicServer fast;
    private static PublicServer encrypted;

    @BeforeAll
    static void startServers() throws IOException {
        CERTIFICATE.writeTo(folder);
        route = PublicServer.start();
        fast = PublicServer.fast();
        encrypted = PublicServer.fast(Tls.listener(folder));
        byte[] huge = Contents.of(30_000_000);
        for (PublicServer server : List.of(route, fast, encrypted)) {
            server.assets().put(HUGE, huge, Freshness.HIT);
            server.assets().put(SMALL, Contents.of(1000), Freshness.HIT);
            server.assets().put(MIDDLE, Contents.of(40_000), Freshness.HIT);
            server.assets().put(LARGE, Contents.of(3 * Stretch.LONGEST + 17), Freshness.HIT);
            server.assets().put(EMPTY, new byte[0], Freshness.HIT);
            server.assets().put(SCRIPT, Contents.of(100), Freshness.HIT).as(new MediaType("text/html"));
            server.assets().put(6, Contents.of(1000), Freshness.PENDING).arrive(1000);
            putComing(server);
            server.assets().refuse(7, new Refusal.Denied());
            server.assets().refuse(ELSEWHERE, new Refusal.NotDistributedHere());
            server.assets().refuse(OVERLOADED, new Refusal.Overloaded(Duration.ofSeconds(7)));
            ask(server, RawClient.request("HEAD", path(HUGE)) + LAST);
            ask(server, RawClient.request("HEAD", path(HUGE)) + LAST);
            for (int id : new int[] {SMALL, MIDDLE, LARGE, EMPTY, SCRIPT}) {
                ask(server, RawClient.request("GET", path(id)) + LAST);
                ask(server, RawClient.request("GET", path(id)) + LAST);
            }
        }
    }

    private static void putComing(PublicServer server) throws IOException {
        Path file = Files.createTempFile(folder, "coming", "");
        server.assets()
                .put(COMING, Contents.of(300_000), Freshness.PENDING)
                .keptIn(file)
                .arrive(300_000);
    }

    @AfterAll
    static void stopServers() {
        route.close();
        fast.close();
        encrypted.close();
    }

    private static String path(int id) {
        return "/api/v1/assets/" + id;
    }

    private static Stream<String> plain() {
        return Stream.of(SMALL, MIDDLE, LARGE, EMPTY, SCRIPT)
                .flatMap(id -> Stream.concat(
                        Stream.of(
                                RawClient.request("GET", path(id)),
                                RawClient.request("HEAD", path(id)),
                                RawClient.request("HEAD", path(id), "Range: bytes=0-1"),
                                RawClient.request("GET", path(id), "Origin: https://player.example"),
                                RawClient.request("HEAD", path(id), "Origin: null"),
                                RawClient.request(
                                        "GET",
                                        path(id),
                                        "User-Agent: Browser/1.0 (\u00fc)",
                                        "accept: */*",
                                        "Accept-Encoding: gzip",
                                        "Connection: Keep-Alive",
                                        "X-Request-Id: abc",
                                        "Cookie: a=b")),
                        id == EMPTY
                                ? Stream.<String>empty()
                                : ranges(path(id), "0-", "0-0", "7-98", "99-100000000000")));
    }

    private static Stream<String> ranges(String path, String... ranges) {
        return Stream.of(ranges).map(range -> RawClient.request("GET", path, "range:bytes=" + range + " \t"));
    }

    private static Stream<String> others() {
        return Stream.of(
                        ranges(
                                path(SMALL),
                                "-5",
                                "1000-",
                                "1000-1001",
                                "5-4",
                                "0-1,3-4",
                                "0-0,999-",
                                "x",
                                "0-x",
                                "",
                                "1-2-3"),
                        conditions(),
                        large(),
                        coming(),
                        otherPlaces(),
                        otherForms())
                .flatMap(requests -> requests);
    }

    private static Stream<String> conditions() {
        String tag = fast.assets().put(9, new byte[1], Freshness.HIT).tag();
        String small = path(SMALL);
        return Stream.of(
                RawClient.request("GET", small, "Range: bytes=0-1", "Range: bytes=3-4"),
                RawClient.request("GET", small, "Range: lines=0-1"),
                RawClient.request("GET", small, "If-None-Match: *"),
                RawClient.request("GET", small, "If-None-Match: " + tag),
                RawClient.request("GET", small, "If-Match: \"no\""),
                RawClient.request("GET", small, "If-Range: \"no\"", "Range: bytes=0-1"),
                RawClient.request("HEAD", small, "If-None-Match: *"));
    }

    /// What a route leaves to the system to send.
    private static Stream<String> large() {
        String large = path(LARGE);
        return Stream.of(
                RawClient.request("GET", large, "Range: bytes=-3000000"),
                RawClient.request("GET", large, "Range: bytes=0-999999,2000000-2999999,1500000-1500000"),
                RawClient.request("GET", large, "If-Range: \"no\"", "Range: bytes=0-1"),
                RawClient.request("GET", large, "If-Match: *"),
                RawClient.request("HEAD", large, "If-Match: *"),
                RawClient.request("GET", large, "TE: trailers"));
    }

    /// On its way in, and sent from its file ahead of the routes where it is plain.
    private static Stream<String> coming() {
        String coming = path(COMING);
        return Stream.concat(
                Stream.of(
                        RawClient.request("GET", coming),
                        RawClient.request("HEAD", coming),
                        RawClient.request("GET", coming, "If-Match: *"),
                        RawClient.request("GET", coming, "X-Request-Id: a", "User-Agent: b")),
                ranges(coming, "0-", "5-100000", "5-70", "-70000", "300000-", "0-99999,200000-"));
    }

    private static Stream<String> otherPlaces() {
        String small = path(SMALL);
        return Stream.of(
                RawClient.request("GET", "/api/v1/asset/1"),
                RawClient.request("GET", "/API/v1/assets/1"),
                RawClient.request("GET", small + "?x=1"),
                RawClient.request("GET", small + "/"),
                RawClient.request("GET", path(0) + "1"),
                RawClient.request("GET", path(SMALL) + "99999999999999999999"),
                RawClient.request("GET", path(8)),
                RawClient.request("GET", path(6)),
                RawClient.request("GET", path(6), "Range: bytes=1000-"),
                RawClient.request("GET", path(7)),
                RawClient.request("HEAD", path(7)),
                RawClient.request("GET", path(ELSEWHERE)),
                RawClient.request("GET", path(OVERLOADED)),
                RawClient.request("HEAD", path(OVERLOADED)),
                RawClient.request("POST", small),
                RawClient.request("OPTIONS", small));
    }

    private static Stream<String> otherForms() {
        String small = path(SMALL);
        return Stream.of(
                RawClient.request("GET", small, "Authorization: Basic x"),
                RawClient.request("GET", small, "Content-Length: 2") + "ab",
                RawClient.request("GET", small, "Transfer-Encoding: chunked") + "0\r\n\r\n",
                RawClient.request("GET", small, "Expect: 100-continue"),
                RawClient.request("GET", small, "TE: trailers"),
                "GET " + small + " HTTP/1.0\r\nHost: node\r\n\r\n",
                "GET " + small + " HTTP/1.1\r\n\r\n",
                "GET " + small + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET " + small + " HTTP/1.1\nHost: node\n\n",
                "GET " + small + " HTTP/1.1\r\nHost: node\r\nBad Name: x\r\n\r\n",
                "GET " + small + " HTTP/1.1\r\nHost: node\r\nFolded: x\r\n y\r\n\r\n",
                "GET http://other" + small + " HTTP/1.1\r\nHost: node\r\n\r\n",
                "nonsense\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("plain")
    void answersPlainRequestsWithTheSameBytes(String request) {
        fast.assets().takeServed();
        encrypted.assets().takeServed();

        assertSame(request + LAST);

        assertThat(fast.assets().takeServed()).isEmpty();
        assertThat(encrypted.assets().takeServed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesAllOthersToTheRoute(String request) {
        assertSame(RawClient.request("GET", path(MIDDLE)) + request + LAST);
    }

    @ParameterizedTest
    @MethodSource("others")
    void goesOnBehindAllOthers(String request) {
        assertSame(request
                + RawClient.request("GET", path(LARGE), "Range: bytes=9-" + 2 * HotObjects.LARGEST_BODY)
                + RawClient.request("GET", path(SMALL))
                + LAST);
    }

    @Test
    void sendsNothingBehindALastAnswer() {
        String last = RawClient.request("GET", path(LARGE), "Connection: close");
        String expected = ask(route, last);

        assertThat(Stream.of(route, fast, encrypted).map(server -> ask(server, last + LAST)))
                .allMatch(expected::equals);
    }

    @Test
    void answersAllThatComesAtOnceInOrder() {
        assertSame(plain().collect(Collectors.joining()) + LAST);
    }

    @Test
    void refusesWhoeverIsNotAdmittedWithTheSameBytes() {
        List<PublicServer> servers = List.of(route, fast, encrypted);
        servers.forEach(server -> server.admit((_, _) -> Optional.of(Duration.ofSeconds(3))));

        try {
            for (int held : new int[] {SMALL, LARGE, COMING}) {
                assertSame(RawClient.request("GET", path(held)) + RawClient.request("HEAD", path(held)) + LAST);
                assertThat(ask(fast, RawClient.request("GET", path(held)) + LAST))
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("\r\nRetry-After: 3\r\n");
            }
        } finally {
            servers.forEach(server -> server.admit(RequestAdmission.OPEN));
        }
    }

    @Test
    void answersClientsThatReadSlowlyWithTheSameBytes() {
        String requests = RawClient.request("GET", path(LARGE)) + RawClient.request("GET", path(SMALL)) + LAST;
        String expected = ask(route, requests);

        for (PublicServer server : List.of(fast, encrypted)) {
            try (RawClient slow = connect(server, 4096)) {
                slow.send(requests);
                slow.skip(1);

                assertThat((expected.charAt(0) + withoutTimes(slow.rest())).equals(expected))
                        .isTrue();
            }
        }
    }

    private static Stream<String> longOnes() {
        return Stream.of(
                RawClient.request("GET", path(HUGE)),
                RawClient.request("GET", path(HUGE), "Range: bytes=1-"),
                RawClient.request("GET", path(HUGE), "Range: bytes=-29000000"),
                RawClient.request("GET", path(HUGE), "If-Match: *"));
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    void tellsTheSameOfAClientThatLeaves(String request) {
        Summary expected = left(route, request);

        for (PublicServer server : List.of(fast, encrypted)) {
            Summary actual = left(server, request);
            assertThat(actual.ending()).isEqualTo(expected.ending()).isEqualTo(Ending.LEFT);
            assertThat(actual.status()).isEqualTo(expected.status());
            assertThat(actual.freshness()).isEqualTo(expected.freshness());
        }
    }

    private static Summary left(PublicServer server, String request) {
        server.summaries().clear();
        try (RawClient client = connect(server)) {
            client.send(request);
            client.skip(1);
        }
        patiently().until(() -> server.summaries().size() == 1);
        return server.summaries().getFirst();
    }

    private static void assertSame(String requests) {
        route.summaries().clear();
        String expected = ask(route, requests);

        for (PublicServer server : List.of(fast, encrypted)) {
            server.summaries().clear();
            String actual = ask(server, requests);
            assertThat(actual.length()).isEqualTo(expected.length());
            assertThat(actual.equals(expected))
                    .as(() -> "the same bytes: " + start(expected) + start(actual))
                    .isTrue();
            patiently()
                    .untilAsserted(
                            () -> assertThat(summaries(server)).containsExactlyInAnyOrderElementsOf(summaries(route)));
        }
    }

    private static String start(String text) {
        return text.substring(0, text.indexOf("\r\n\r\n") + 2) + "\n----\n";
    }

    private static List<Summary> summaries(PublicServer server) {
        return List.copyOf(server.summaries());
    }

    private static String ask(PublicServer server, String requests) {
        try (RawClient client = connect(server)) {
            client.send(requests);
            return withoutTimes(client.rest());
        }
    }

    /// Only the beginnings of lines are looked at, since the bodies are long.
    private static String withoutTimes(String answers) {
        StringBuilder kept = new StringBuilder(answers.length());
        int from = 0;
        for (int end = answers.indexOf("\r\n"); end >= 0; end = answers.indexOf("\r\n", end + 2)) {
            Matcher changing =
                    CHANGING.matcher(answers).region(end + 2, Math.min(answers.length(), end + 2 + LONGEST_FIELD));
            if (changing.lookingAt()) {
                kept.append(answers, from, end + 2)
                        .append(changing.group().substring(0, changing.group().indexOf(' ')))
                        .append(" -");
                from = changing.end();
            }
        }
        return kept.append(answers, from, answers.length()).toString();
    }

    private static RawClient connect(PublicServer server) {
        return connect(server, 0);
    }

    /// @param receiveBuffer bytes; 0 for the system's choice
    private static RawClient connect(PublicServer server, int receiveBuffer) {
        RawClient plain = RawClient.connect(server.listener().port(), receiveBuffer);
        return server == encrypted ? RawClient.over(Tls.over(plain.socket(), CERTIFICATE, "http/1.1")) : plain;
    }
}
