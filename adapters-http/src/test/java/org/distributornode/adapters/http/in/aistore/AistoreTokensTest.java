package org.distributornode.adapters.http.in.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.security.BoundTokens;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who comes in by a listener that asks for tokens, and what they may do.
class AistoreTokensTest {

    private static final Hs256 KEY = Hs256.of("a secret that has more than thirty-two bytes");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static final String OBJECT = "/v1/objects/b/o";
    private static AistoreServer server;

    @BeforeAll
    static void start() {
        ListenerTokens tokens = new ListenerTokens(AistoreSettings.LISTENER, KEY, CLOCK, Duration.ofHours(1));
        server = AistoreServer.guarded(
                List.of(new Row("objects", false), new Row("health", true), new Row("daemon", false)), tokens);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asksForATokenWhateverThePath() {
        for (String path : List.of(OBJECT, "/v1/nothing", "/ais/b/o", "/")) {
            var answer = ask(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).contains("Authorization header required");
        }
        assertThat(ask("/v1/health").status()).isEqualTo(200);
    }

    @Test
    void takesSessionTokensOfThisListenerAlone() {
        assertThat(ask(OBJECT, session("aistore", Role.READ)).status()).isEqualTo(200);
        assertThat(ask(OBJECT, session("operator", Role.OPERATE)).status()).isEqualTo(401);
        String bound = new BoundTokens(KEY, CLOCK).mint(OBJECT, JsonObject.EMPTY);
        assertThat(ask(OBJECT, "Authorization: Bearer " + bound).body()).contains("a session token is required");
        assertThat(ask(OBJECT, "Authorization: Bearer x").status()).isEqualTo(401);
        assertThat(ask(OBJECT, "Authorization: Basic x").status()).isEqualTo(401);
    }

    @Test
    void letsOnlyOperatorsSteer() {
        var refused = ask("/v1/daemon", session("aistore", Role.READ));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).startsWith("{\"tcode\":\"ErrAccessDenied\"");
        assertThat(ask("/v1/daemon", session("aistore", Role.OPERATE)).status()).isEqualTo(200);
    }

    private static org.distributornode.adapters.http.testserver.Answer ask(String path, String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            return client.ask("GET", path, lines);
        }
    }

    private static String session(String audience, Role role) {
        return "Authorization: Bearer "
                + new SessionTokens(KEY, CLOCK).mint(audience, role, Duration.ofMinutes(1), "somebody");
    }

    /// The one called `daemon` steers.
    private record Row(String name, boolean isOpen) implements Resource {

        @Override
        public Set<String> verbs() {
            return Set.of("GET");
        }

        @Override
        public Answer answer(Call call) {
            if (name.equals("daemon")) {
                call.requireOperator();
            }
            return Answers.done();
        }
    }
}
