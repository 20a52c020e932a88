package org.distributornode.domain.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BagIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"dynamic:channel:17", "static:council", "a", "static:wg:storage", "my-bag_1.2"})
    void takesNamesOfBags(String text) {
        assertThat(BagId.parse(text)).contains(new BagId(text));
        assertThat(new BagId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", ":a", "ä", "a\n", "\"a\""})
    void refusesOtherText(String text) {
        assertThat(BagId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new BagId(text));
    }

    @Test
    void refusesTheEndless() {
        assertThat(BagId.parse("x".repeat(100))).isPresent();
        assertThat(BagId.parse("x".repeat(101))).isEmpty();
    }
}
