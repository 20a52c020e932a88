package org.distributornode.domain.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketIdTest {

    @ParameterizedTest
    @CsvSource({"0, true", "42, true", "0:0, false", "1:23, false", "4294967295:4294967295, false"})
    void isPlainOrFamilyAndIndex(String text, boolean plain) {
        assertThat(BucketId.parse(text)).hasValueSatisfying(id -> {
            assertThat(id).hasToString(text);
            assertThat(id.isPlain()).isEqualTo(plain);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1:", ":1", "1:2:3", "a", "-1", "1 ", "01", "1:02", "12345678901", "٣"})
    void isNothingElse(String text) {
        assertThat(BucketId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new BucketId(text));
    }
}
