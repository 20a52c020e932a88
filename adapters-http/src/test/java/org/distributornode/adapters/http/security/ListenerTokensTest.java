package org.distributornode.adapters.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.security.Verdict.Admitted;
import org.distributornode.adapters.http.security.Verdict.BoundTo;
import org.distributornode.adapters.http.security.Verdict.Refused;
import org.distributornode.application.testkit.SteppingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTokensTest {

    private static final String TARGET = "/api/v1/set-worker";
    private static final String SECRET = "a secret of more than thirty-two bytes";
    private static final long NOW = 1_700_000_000;

    private final SteppingClock clock = new SteppingClock(Instant.ofEpochSecond(NOW));
    private final Hs256 key = Hs256.of(SECRET);
    private final ListenerTokens tokens = new ListenerTokens("operator", key, clock, Duration.ofHours(1));
    private final BoundTokens bound = new BoundTokens(key, clock);
    private final SessionTokens sessions = new SessionTokens(key, clock);

    @Test
    void admitsATokenThatIsBoundToTheRequest() {
        String token = bound.mint(TARGET, json("{\"workerId\":5}"));

        assertThat(judged(token, TARGET, "{ \"workerId\" : 5.0 }"))
                .isEqualTo(new Admitted(new Caller(Caller.Kind.BOUND, Role.OPERATE, "")));
    }

    @ParameterizedTest
    @CsvSource({"read, READ", "operate, OPERATE"})
    void admitsASessionForAsLongAsItLasts(String text, Role role) {
        String token = sessions.mint("operator", Role.named(text).orElseThrow(), Duration.ofHours(1), "alice");

        clock.advance(Duration.ofMinutes(59));
        Verdict first = judged(token, "/anything?x=1", "[1]");
        Verdict second = judged(token, TARGET, "{}");
        clock.advance(Duration.ofMinutes(1));

        assertThat(first).isEqualTo(new Admitted(new Caller(Caller.Kind.SESSION, role, "alice")));
        assertThat(second).isEqualTo(first);
        assertThat(judged(token, TARGET, "{}")).isEqualTo(new Refused("jwt expired"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "-, Authorization header required",
                "\"\", Authorization header with scheme 'Bearer' required",
                "Basic abc, Authorization header with scheme 'Bearer' required",
                "Bearerabc, Authorization header with scheme 'Bearer' required",
                "Bearer, Bearer token missing",
                "bearer \" , Bearer token missing",
                "Bearer x, jwt malformed",
                "Bearer a.b.c, jwt malformed",
                "Bearer a b, jwt malformed",
            })
    void saysWhatIsWrongWithTheHeader(String header, String message) {
        List<String> lines = header == null ? List.of() : List.of(header.replace("\"", ""));

        assertThat(tokens.check(lines, TARGET)).isEqualTo(new Refused(message));
    }

    @Test
    void refusesSeveralHeaders() {
        String header = "Bearer " + bound.mint(TARGET, JsonObject.EMPTY);

        assertThat(tokens.check(List.of(header, header), TARGET)).isInstanceOf(Refused.class);
        assertThat(tokens.check(List.of(header.replace("Bearer", "BEARER")), TARGET))
                .isInstanceOf(BoundTo.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "ok",
            value = {
                "'iat':1700000000 | ok",
                "'iat':1699999700 | ok",
                "'iat':1699999699 | maxAge exceeded",
                "'iat':1699999699,'exp':1700009999 | maxAge exceeded",
                "'iat':1700000300 | ok",
                "'iat':1700000301 | Invalid token: iat is in the future",
                "'iat':1700000000,'exp':1700000001 | ok",
                "'iat':1700000000,'exp':1700000000.5 | ok",
                "'iat':1700000000,'exp':1700000000 | jwt expired",
                "'iat':1699990000,'exp':1699990001 | jwt expired",
                "'exp':1700000001 | iat required when maxAge is specified",
                "'iat':'1700000000' | invalid iat value",
                "'iat':1e999999999 | invalid iat value",
                "'iat':1e-999999999 | invalid iat value",
                "'iat':1700000000,'exp':null | invalid exp value",
                "'iat':1700000000,'nbf':1700000001 | jwt not active",
                "'iat':1700000000,'nbf':1700000000 | ok",
                "'iat':1700000000,'jti':7 | invalid jti value",
                "'iat':1700000000,'aud':'public' | jwt audience invalid",
                "'iat':1700000000,'aud':'operator' | ok",
            })
    void mindsTheTimesOfABoundToken(String times, String message) {
        String token = signed("{'reqUrl':'/api/v1/set-worker','reqBody':{}," + times + "}");

        assertVerdict(judged(token, TARGET, "{}"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "ok",
            value = {
                "'aud':'operator','role':'read','exp':1700003600 | ok",
                "'aud':['x','operator'],'role':'read','exp':1700003600 | ok",
                "'aud':'operator','role':'read','exp':1700003601 | Invalid token: exp must be at most 3600 seconds ahead",
                "'aud':'operator','role':'read' | Invalid token: exp must be at most 3600 seconds ahead",
                "'aud':'operator','role':'read','exp':1700000000 | jwt expired",
                "'aud':'operator','role':'read','exp':1700003600,'iat':1700000001 | Invalid token: iat is in the future",
                "'aud':'operator','role':'read','exp':1700003600,'iat':1600000000 | ok",
                "'aud':'public','role':'read','exp':1700003600 | jwt audience invalid",
                "'aud':[],'role':'read','exp':1700003600 | jwt audience invalid",
                "'aud':7,'role':'read','exp':1700003600 | jwt audience invalid",
                "'role':'read','exp':1700003600,'iat':1700000000 | Invalid token: Request url does not match",
                "'aud':'operator','exp':1700003600 | Invalid token: role must be read or operate",
                "'aud':'operator','role':'Operate','exp':1700003600 | Invalid token: role must be read or operate",
                "'aud':'operator','role':['operate'],'exp':1700003600 | invalid role value",
                "'aud':'operator','role':'read','exp':1700003600,'nbf':1700000001 | jwt not active",
            })
    void mindsTheClaimsOfASession(String claims, String message) {
        assertVerdict(judged(signed("{" + claims + "}"), TARGET, "{}"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/set-worker?",
                "/api/v1/set-worker?x=1",
                "/api/v1/set-worker/",
                "/api/v1/Set-Worker",
                "/api/v1/set%2Dworker",
                "http://node/api/v1/set-worker",
                ""
            })
    void bindsATokenToTheTargetAsItWasSent(String target) {
        String token = bound.mint(TARGET, JsonObject.EMPTY);

        assertThat(judged(token, target, "{}")).isEqualTo(new Refused("Invalid token: Request url does not match"));
    }

    @Test
    void bindsATokenToTheBody() {
        Verdict other = judged(bound.mint(TARGET, json("{\"workerId\":5}")), TARGET, "{\"workerId\":6}");
        Verdict none = judged(signed("{'reqUrl':'/api/v1/set-worker','iat':1700000000}"), TARGET, "{}");

        assertThat(List.of(other, none)).containsOnly(new Refused("Invalid token: Request body does not match"));
    }

    @Test
    void acceptsATokenWithAnIdOnce() {
        String token = bound.mint(TARGET, JsonObject.EMPTY);

        Verdict wrongBody = judged(token, TARGET, "{\"a\":1}");
        Verdict first = judged(token, TARGET, "{}");
        Verdict second = judged(token, TARGET, "{}");

        assertThat(wrongBody).isInstanceOf(Refused.class);
        assertThat(first).isInstanceOf(Admitted.class);
        assertThat(second).isEqualTo(new Refused("Invalid token: it was used before"));
    }

    /// Which ids were used before a restart nobody knows.
    @Test
    void acceptsNoTokenWithAnIdFromBeforeTheStart() {
        String used = bound.mint(TARGET, JsonObject.EMPTY);
        clock.advance(Duration.ofSeconds(1));
        ListenerTokens restarted = new ListenerTokens("operator", key, clock, Duration.ofHours(1));
        String made = bound.mint(TARGET, JsonObject.EMPTY);

        assertThat(restarted.check(List.of("Bearer " + used), TARGET))
                .isEqualTo(new Refused("Invalid token: it was made before the node was started"));
        assertThat(restarted.check(List.of("Bearer " + made), TARGET)).isInstanceOf(BoundTo.class);
    }

    @Test
    void acceptsATokenWithoutAnIdUntilItExpires() {
        String token = signed("{'reqUrl':'/api/v1/set-worker','reqBody':{},'iat':1700000000}");

        clock.advance(Duration.ofMinutes(5));
        assertThat(judged(token, TARGET, "{}")).isInstanceOf(Admitted.class);
        assertThat(judged(token, TARGET, "{}")).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "7", "[]", "null", "{'aud':'operator','aud':'operator'}", "{} {}", "{", ""})
    void refusesAPayloadThatIsNoObject(String payload) {
        assertThat(judged(Forged.hs256(SECRET, payload.replace('\'', '"')), TARGET, "{}"))
                .isEqualTo(new Refused("jwt malformed"));
    }

    private String signed(String claims) {
        return Forged.hs256(SECRET, claims.replace('\'', '"'));
    }

    private Verdict judged(String token, String target, String body) {
        return switch (tokens.check(List.of("Bearer " + token), target)) {
            case BoundTo boundTo -> tokens.redeem(boundTo, json(body));
            case Verdict verdict -> verdict;
        };
    }

    private static void assertVerdict(Verdict verdict, String message) {
        if (message == null) {
            assertThat(verdict).isInstanceOf(Admitted.class);
        } else {
            assertThat(verdict).isEqualTo(new Refused(message));
        }
    }

    private static JsonValue json(String text) {
        return StrictJson.parse(text).orElseThrow();
    }
}
