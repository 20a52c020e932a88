package org.distributornode.adapters.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.distributornode.adapters.http.security.Verdict.Admitted;
import org.distributornode.adapters.http.security.Verdict.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hs256Test {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static final String CLAIMS = "{\"aud\":\"operator\",\"role\":\"read\",\"exp\":1700000060}";
    private static final String SECRET = "a secret of more than thirty-two bytes, more than sixty-four bytes even";

    @Property(tries = 64)
    void takesSecretsOfAnyLength(@ForAll @IntRange(min = 1, max = 200) int length) {
        String secret = "s".repeat(length);

        String ours = new SessionTokens(Hs256.of(secret), CLOCK).mint("operator", Role.READ, Duration.ofMinutes(1));

        assertThat(judge(secret, Forged.hs256(secret, CLAIMS))).isInstanceOf(Admitted.class);
        assertThat(judge(secret, ours)).isInstanceOf(Admitted.class);
        assertThat(judge(secret + "s", ours)).isEqualTo(new Refused("invalid signature"));
        assertThat(Hs256.of(secret).isWeak()).isEqualTo(length < 32);
    }

    @Test
    void countsTheBytesOfASecretNotItsCharacters() {
        assertThat(Hs256.of("é".repeat(16)).isWeak()).isFalse();
        assertThat(judge("é", Forged.hs256("é", CLAIMS))).isInstanceOf(Admitted.class);
        assertThatThrownBy(() -> Hs256.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"HmacSHA384, HS384", "HmacSHA512, HS512", "HmacSHA256, RS256", "HmacSHA256, ES256", "HmacSHA256, hs256"
    })
    void refusesOtherAlgorithmsWhateverTheSignature(String used, String named) {
        String token = Forged.mac(used, "{\"alg\":\"" + named + "\"}", SECRET, CLAIMS);

        assertThat(judge(SECRET, token)).isEqualTo(new Refused("invalid algorithm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"none\"}", "{\"alg\":\"None\"}", "{}", "{\"typ\":\"JWT\"}", "[]"})
    void refusesTokensWithoutASignature(String header) {
        String unsigned = Forged.part(header) + "." + Forged.part(CLAIMS) + ".";

        assertThat(judge(SECRET, unsigned)).isInstanceOf(Refused.class);
        assertThat(judge(SECRET, Forged.mac("HmacSHA256", header, SECRET, CLAIMS)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesAChangedToken() {
        String token = Forged.hs256(SECRET, CLAIMS);
        String[] parts = token.split("\\.", -1);
        String other = Forged.part(CLAIMS.replace("read", "operate"));

        assertThat(judge(SECRET, parts[0] + "." + other + "." + parts[2])).isEqualTo(new Refused("invalid signature"));
        assertThat(judge(SECRET, parts[0] + "." + parts[1] + ".")).isInstanceOf(Refused.class);
        assertThat(judge(SECRET, parts[0] + "." + parts[1])).isEqualTo(new Refused("jwt malformed"));
        assertThat(judge(SECRET, token + ".x")).isEqualTo(new Refused("jwt malformed"));
    }

    @Test
    void refusesWhatItDoesNotUnderstandThoughItMust() {
        String header = "{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}";

        assertThat(judge(SECRET, Forged.mac("HmacSHA256", header, SECRET, CLAIMS)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tellsNothingOfItsSecret() {
        assertThat(Hs256.of(SECRET)).hasToString("HS256");
    }

    private static Verdict judge(String secret, String token) {
        return new ListenerTokens("operator", Hs256.of(secret), CLOCK, Duration.ofHours(1))
                .check(List.of("Bearer " + token), "/");
    }
}
