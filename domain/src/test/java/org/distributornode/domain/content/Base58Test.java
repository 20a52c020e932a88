package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {

    @ParameterizedTest
    @CsvSource({
        "00, 1",
        "0000287fb4cd, 11233QC4",
        "61, 2g",
        "626262, a3gV",
        "516b6fcd0f, ABnLTmg",
        "00000000000000000000, 1111111111"
    })
    void writesAndReadsAsBitcoinDoes(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Base58.encode(bytes)).isEqualTo(text);
        assertThat(Base58.decode(text)).contains(bytes);
    }

    @Test
    void writesAText() {
        byte[] bytes = "Hello World!".getBytes(StandardCharsets.US_ASCII);

        assertThat(Base58.encode(bytes)).isEqualTo("2NEpo7TZRRrLZSi2U");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "O", "I", "l", "ab c", "ab\n", "ä", "a+b"})
    void refusesOtherCharacters(String text) {
        assertThat(Base58.decode(text)).isEmpty();
    }

    @Test
    void refusesTextsFarLongerThanAMultihash() {
        assertThat(Base58.decode("1".repeat(128))).isPresent();
        assertThat(Base58.decode("1".repeat(129))).isEmpty();
    }

    @Property
    void readsWhatItWrote(@ForAll @Size(min = 1, max = 64) @ByteRange(min = -128) byte[] bytes) {
        assertThat(Base58.decode(Base58.encode(bytes))).contains(bytes);
    }
}
