package org.distributornode.adapters.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.distributornode.adapters.http.security.UsedTokens.Use;
import org.junit.jupiter.api.Test;

class UsedTokensTest {

    @Test
    void forgetsATokenOnlyWhenItHasExpired() {
        UsedTokens used = new UsedTokens(1);

        assertThat(used.use("a", at(10), at(0))).isEqualTo(Use.FIRST);
        assertThat(used.use("b", at(20), at(10))).isEqualTo(Use.TOO_MANY);
        assertThat(used.use("a", at(10), at(10))).isEqualTo(Use.AGAIN);
        assertThat(used.use("b", at(20), at(11))).isEqualTo(Use.FIRST);
        assertThat(used.use("b", at(20), at(20))).isEqualTo(Use.AGAIN);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
