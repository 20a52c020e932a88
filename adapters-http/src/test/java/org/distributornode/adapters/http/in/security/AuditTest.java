package org.distributornode.adapters.http.in.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// What the audit log says of which call.
@Isolated("reads what this process logs")
class AuditTest {

    private static final String JSON = "Content-Type: application/json";
    private static final Logger AUDIT = (Logger) LoggerFactory.getLogger("org.distributornode.audit");

    private static OperatorServer server;
    private static Tokens tokens;

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeAll
    static void startServer() {
        server = new OperatorServer(false);
        tokens = server.tokens();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void listen() {
        server.settings().reset();
        written.start();
        AUDIT.setLevel(Level.INFO);
        AUDIT.addAppender(written);
    }

    @AfterEach
    void leave() {
        AUDIT.detachAppender(written);
    }

    @Test
    void saysWhoChangedWhatFromWhatToWhat() {
        String body = "{\"workerId\": 5}";

        server.ask("POST", "/api/v1/set-worker", body, tokens.operate(), JSON);
        server.ask("POST", "/api/v1/set-worker", body, tokens.bound("/api/v1/set-worker", body), JSON);

        assertThat(lines(2))
                .containsExactly(
                        "call who=session:alice client=127.0.0.1 method=POST path=/api/v1/set-worker body={\"workerId\":5}"
                                + " before=worker:1,buckets:all after=worker:5,buckets:all outcome=200",
                        "call who=bound client=127.0.0.1 method=POST path=/api/v1/set-worker body={\"workerId\":5}"
                                + " before=worker:5,buckets:all after=worker:5,buckets:all outcome=200");
    }

    @Test
    void tellsBeforeAndAfterOfEachChange() {
        server.node().renew();
        server.ask("POST", "/api/v1/stop-api", "", tokens.operate());
        server.ask("POST", "/api/v1/start-api", "", tokens.operate());
        server.ask("PUT", "/api/v1/deny/3", "{}", tokens.operate(), JSON);
        server.ask("PUT", "/api/v1/deny/3", "{}", tokens.operate(), JSON);
        server.ask("DELETE", "/api/v1/deny/3", "", tokens.operate());
        server.ask("DELETE", "/api/v1/deny/3", "", tokens.operate());
        server.ask("POST", "/api/v1/jobs", "{\"kind\":\"verify\"}", tokens.operate(), JSON);
        server.ask("POST", "/api/v1/shutdown", "", tokens.operate());

        assertThat(lines(8))
                .extracting(line -> line.replaceAll(".* before=", ""))
                .containsExactly(
                        "serving after=stopped outcome=200",
                        "stopped after=serving outcome=200",
                        "allowed after=denied outcome=201",
                        "denied after=denied outcome=200",
                        "denied after=allowed outcome=204",
                        "- after=- outcome=404",
                        "- after=job:1 outcome=202",
                        "running after=ending outcome=200");
    }

    @Test
    void saysWhoWasRefusedAndWhy() {
        server.ask("POST", "/api/v1/stop-api?secret=1", "", "Authorization: Bearer secret");
        server.ask("POST", "/api/v1/stop-api", "", tokens.read());
        server.ask("POST", "/api/v1/set-worker", "{", tokens.operate(), JSON);
        server.ask("POST", "/api/v1/set-worker", "{}", tokens.operate(), JSON);
        server.ask("GET", "/prometheus", "");

        assertThat(lines(5))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("who=nobody (jwt malformed) ", "path=/api/v1/stop-api body=- ", "outcome=401")
                                .doesNotContain("secret"),
                        second -> assertThat(second).contains("who=session:reader", "outcome=403"),
                        third -> assertThat(third).contains("who=nobody (no JSON)", "outcome=400"),
                        fourth -> assertThat(fourth).contains("who=session:alice", "outcome=400"),
                        fifth -> assertThat(fifth).contains("path=/prometheus", "outcome=401"));
    }

    @Test
    void breaksNoLineWhateverIsSent() {
        String reason = "{\"reason\": \"a\\nb\\u2028c\\u0085d \\u00e9\"}";

        server.ask("PUT", "/api/v1/deny/1", reason, tokens.operate(), JSON);

        assertThat(lines(1))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("body={\"reason\":\"a\\nb?c?d é\"}")
                        .doesNotContain("\n"));
    }

    @Test
    void leavesOutWhatIsPolledAndWhatDoesNotExist() {
        server.ask("GET", "/health", "");
        server.ask("GET", "/prometheus", "", tokens.read());
        server.ask("GET", "/api/v1/nowhere", "");
        server.ask("OPTIONS", "/api/v1/stop-api", "");
        server.ask("GET", "/api/v1/deny", "", tokens.read());

        assertThat(lines(1)).singleElement().satisfies(line -> assertThat(line).contains("path=/api/v1/deny "));
    }

    private List<String> lines(int count) {
        patiently().until(() -> written.list.size() >= count);
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
