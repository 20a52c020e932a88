package org.distributornode.adapters.http.in.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.port.store.StoreFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the listener does before and around its resources.
class AistoreListenerTest {

    private static final CountDownLatch HELD = new CountDownLatch(1);
    private static AistoreServer server;

    @BeforeAll
    static void start() {
        server = AistoreServer.start(List.of(new Echo("objects"), new Echo("buckets"), new Echo("reverse/daemon")));
    }

    @AfterAll
    static void stop() {
        HELD.countDown();
        server.close();
    }

    @Test
    void readsTheBodyOfAGet() {
        try (RawClient client = RawClient.connect(server.port())) {
            String body = "{\"Action\":\"list\",\"VALUE\":{\"prefix\":\"u\"}}";
            client.send("GET /v1/buckets/b?what=x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);

            var answer = client.read(false);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("GET b list what");
        }
    }

    @Test
    void takesAChunkedMessageAndThenAnotherRequestOnTheConnection() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("DELETE", "/v1/buckets/b", "Transfer-Encoding: chunked")
                    + "5\r\n{\"act\r\nb\r\nion\":\"gone\"\r\n1\r\n}\r\n0\r\n\r\n");
            assertThat(client.read(false).body()).isEqualTo("DELETE b gone ");

            assertThat(client.ask("GET", "/v1/buckets/c").body()).isEqualTo("GET c - ");
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("GET", "/v1/objects/b/1")
                    + RawClient.request("GET", "/v1/objects/b/2")
                    + RawClient.request("GET", "/v1/objects/b/3"));

            assertThat(client.read(false).body()).isEqualTo("GET b/1 - ");
            assertThat(client.read(false).body()).isEqualTo("GET b/2 - ");
            assertThat(client.read(false).body()).isEqualTo("GET b/3 - ");
        }
    }

    @Test
    void keepsPathsAsTheyWereMeant() {
        try (RawClient client = RawClient.connect(server.port())) {
            assertThat(client.ask("GET", "/v1/objects/b/a//b%2Fc%20d%25/%C3%BC").body())
                    .isEqualTo("GET b/a//b/c d%/Ã¼ - ");
            assertThat(client.ask("GET", "http://other/v1/objects/b/../x").body())
                    .isEqualTo("GET b/../x - ");
        }
    }

    @Test
    void asksTheLongestNameThatFits() {
        try (RawClient client = RawClient.connect(server.port())) {
            assertThat(client.ask("GET", "/v1/reverse/daemon?what=log").body()).isEqualTo("GET  - what");
            assertThat(client.ask("GET", "/v1/objectsandmore/b").status()).isEqualTo(400);
        }
    }

    @Test
    void keepsSlashesInShortPaths() {
        try (RawClient client = RawClient.connect(server.port())) {
            assertThat(client.ask("GET", "/ais/b/dir//o%20ü").status()).isEqualTo(400);
            assertThat(client.ask("GET", "/ais/b/dir//o%20").body()).isEqualTo("GET b/dir//o  - provider");
            assertThat(client.ask("GET", "/gs/b").body()).isEqualTo("GET b list provider");
            assertThat(client.ask("GET", "/ais").body()).isEqualTo("GET  list provider");
        }
    }

    @Test
    void tellsAFullMediumFromOneThatFails() {
        try (RawClient client = RawClient.connect(server.port())) {
            var full = client.ask("GET", "/v1/objects/full");
            assertThat(full.status()).isEqualTo(507);
            assertThat(full.body()).startsWith("{\"tcode\":\"ErrCapExceeded\"").contains("out of space");
            assertThat(client.ask("GET", "/v1/objects/gone").status()).isEqualTo(503);
        }
    }

    @Test
    void refusesUnknownPathsAndVerbs() {
        try (RawClient client = RawClient.connect(server.port())) {
            var unknown = client.ask("GET", "/v1/nothing");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.header("Content-Type")).contains("application/json");
            assertThat(unknown.body())
                    .startsWith("{\"message\":\"invalid request URI: 'GET /v1/nothing' from 127.0.0.1:")
                    .contains("\"method\":\"GET\",\"url_path\":\"/v1/nothing\",\"remote_addr\":\"127.0.0.1:")
                    .endsWith("\"caller\":\"\",\"node\":\"p[" + AistoreServer.NODE.proxy() + "]\",\"status\":400}\n");
            assertThat(client.ask("GET", "/").status()).isEqualTo(400);
            assertThat(client.ask("GET", "/v2").status()).isEqualTo(400);

            var wrongVerb = client.ask("PROPFIND", "/v1/objects/b/o");
            assertThat(wrongVerb.status()).isEqualTo(405);
            assertThat(wrongVerb.header("Allow")).contains("DELETE, GET, HEAD, PUT");

            var old = client.ask("PROPFIND", "/v1/objects/b/o?check_cached=true");
            assertThat(old.status()).isEqualTo(400);
            assertThat(old.body())
                    .startsWith("{\"status\":400,\"message\":\"invalid method")
                    .contains("\"trace\":\"\"");

            var options = client.ask("OPTIONS", "/v1/objects/b/o");
            assertThat(options.status()).isEqualTo(200);
            assertThat(options.header("Allow")).contains("DELETE, GET, HEAD, PUT");
        }
    }

    @Test
    void tellsTheErrorOfAHeadInAField() {
        try (RawClient client = RawClient.connect(server.port())) {
            var answer = client.ask("HEAD", "/v1/objects/fail/%C3%BC");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Length")).contains("0");
            assertThat(answer.header("Hdr-Error").orElseThrow())
                    .startsWith("{\"tcode\":\"ErrTest\",\"message\":\"no fail/\\u00fc\"");
            assertThat(client.ask("GET", "/v1/objects/b/o").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesMessagesThatAreNone() {
        try (RawClient client = RawClient.connect(server.port())) {
            for (String body : List.of("{", "[]", "{\"action\":1}", "\"x\"")) {
                client.send("DELETE /v1/buckets/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
                assertThat(client.read(false).status()).as(body).isEqualTo(400);
            }
            client.send(RawClient.request("DELETE", "/v1/buckets/b", "Content-Type: application/json"));
            assertThat(client.read(false).body()).contains("err: EOF");
            client.send("DELETE /v1/buckets/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (2 << 20) + "\r\n\r\n"
                    + " ".repeat(2 << 20));
            assertThat(client.read(false).status()).isEqualTo(413);
            assertThat(client.ask("GET", "/v1/objects/b/o").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesMessagesOfTooManyValues() {
        String items = "1,".repeat(StrictJson.MOST_VALUES);
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(message("[" + items + "1]"));
            var refused = client.read(false);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("more than 250000 values");
        }
    }

    @Test
    void letsOneLargeMessageComeAfterAnother() {
        String body = "{}" + " ".repeat(900_000);
        try (RawClient client = RawClient.connect(server.port())) {
            for (int i = 0; i < 3; i++) {
                client.send(message(body));
                assertThat(client.read(false).status()).isEqualTo(200);
            }
        }
    }

    private static String message(String body) {
        return RawClient.request("DELETE", "/v1/buckets/b", "Content-Length: " + body.length()) + body;
    }

    @Test
    void answersPagesOfTheWebNothingWhereNobodyNeedsAToken() {
        List<String> own = List.of("localhost", "LOCALHOST:8080", "127.0.0.1", "127.9.0.1:80", "[::1]", "[::1]:8080");
        List<String> others =
                List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "10.0.0.1", "");
        for (String host : own) {
            assertThat(ask("Host: " + host).status()).as(host).isEqualTo(200);
            assertThat(ask("Host: localhost", "Origin: http://" + host).status())
                    .as(host)
                    .isEqualTo(200);
        }
        for (String host : others) {
            assertThat(ask("Host: " + host).status()).as(host).isEqualTo(403);
            assertThat(ask("Host: localhost", "Origin: http://" + host).status())
                    .as(host)
                    .isEqualTo(403);
        }
        assertThat(ask("Host: localhost", "Origin: null").status()).isEqualTo(403);
        assertThat(ask("Host: localhost", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(ask("Host: localhost", "Sec-Fetch-Site: none").status()).isEqualTo(200);
    }

    private static org.distributornode.adapters.http.testserver.Answer ask(String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(
                    "PUT /v1/objects/b/o HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\nContent-Length: 0\r\n\r\n");
            return client.read(false);
        }
    }

    @Test
    void asksForABodyThatIsAnnounced() {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("DELETE", "/v1/buckets/b", "Expect: 100-continue", "Content-Length: 2"));
            assertThat(client.read(true).status()).isEqualTo(100);
            client.send("{}");
            assertThat(client.read(false).status()).isEqualTo(200);
        }
    }

    @Test
    void endsTheConnectionOfAClientThatLeavesABodyHalfSent() {
        try (AistoreServer hasty = AistoreServer.hasty(List.of(new Echo("buckets")));
                RawClient client = RawClient.connect(hasty.port())) {
            client.send(RawClient.request("DELETE", "/v1/buckets/b", "Content-Length: 20") + "{");

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void answersWhatIsNoHttpAndWhatIsTooLong() {
        try (RawClient client = RawClient.connect(server.port())) {
            var answer = client.ask("GET", "/v1/objects/b/" + "x".repeat(40_000));
            assertThat(answer.status()).isEqualTo(414);
            assertThat(answer.body()).contains("request target too long");
            assertThat(client.isEnded()).isTrue();
        }
        try (RawClient client = RawClient.connect(server.port())) {
            assertThat(client.ask("GET", "/v1/objects/b/%zz").status()).isEqualTo(400);
            assertThat(client.ask("GET", "/v1/objects/b/%ff%fe").status()).isEqualTo(400);
        }
    }

    @Test
    void letsAnAnswerUnderWayEndWhenTheListenerStops() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (AistoreServer stopped = AistoreServer.start(List.of(new Slow(reached, goOn)));
                RawClient client = RawClient.connect(stopped.port())) {
            client.send(RawClient.request("GET", "/v1/objects/b/o"));
            reached.await();
            Thread stopping = Thread.ofVirtual().start(stopped::close);
            goOn.countDown();

            var answer = client.read(false);

            assertThat(answer.body()).isEqualTo("late");
            assertThat(client.isEnded()).isTrue();
            stopping.join();
        }
    }

    private record Slow(CountDownLatch reached, CountDownLatch goOn) implements Resource {

        @Override
        public String name() {
            return "objects";
        }

        @Override
        public Set<String> verbs() {
            return Set.of("GET");
        }

        @Override
        public Answer answer(Call call) {
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return Answers.text("late");
        }
    }

    /// Says what it was asked.
    private record Echo(String name) implements Resource {

        @Override
        public Set<String> verbs() {
            return Set.of("GET", "HEAD", "PUT", "DELETE");
        }

        @Override
        public Answer answer(Call call) {
            if (call.rest().startsWith("fail")) {
                throw new Refused(404, "ErrTest", "no " + call.rest());
            }
            if (call.rest().startsWith("full")) {
                throw new StoreFailure(StoreFailure.Kind.NO_SPACE, "the disk is full");
            }
            if (call.rest().startsWith("gone")) {
                throw new StoreFailure(StoreFailure.Kind.MOUNTPATH_GONE, "it is another one's");
            }
            String action = call.hasMessage() ? call.message().action() : "-";
            return Answers.text(call.method() + " " + call.rest() + " " + action + " "
                    + String.join(",", call.query().names()));
        }
    }
}
