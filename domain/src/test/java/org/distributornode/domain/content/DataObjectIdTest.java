package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataObjectIdTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, -9223372036854775808",
        "18446744073709551615, -1"
    })
    void readsUnsignedNumbers(String text, long bits) {
        assertThat(DataObjectId.parse(text)).contains(new DataObjectId(bits));
        assertThat(text).matches(DataObjectId.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "-1",
                "+1",
                " 1",
                "1 ",
                "1.0",
                "0x1",
                "1a",
                "../1",
                "٣",
                "18446744073709551616",
                "99999999999999999999",
                "100000000000000000000"
            })
    void readsNothingElse(String text) {
        assertThat(DataObjectId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "007, true",
        "99999999999999999999999, true",
        "'', false",
        "-1, false",
        "1a, false",
        "٣, false"
    })
    void tellsDigitsFromOtherTexts(String text, boolean decimal) {
        assertThat(DataObjectId.isDecimal(text)).isEqualTo(decimal);
    }

    @Test
    void ordersTheUpperHalfBehindTheLower() {
        assertThat(new DataObjectId(Long.MAX_VALUE)).isLessThan(new DataObjectId(Long.MIN_VALUE));
        assertThat(new DataObjectId(-1)).isGreaterThan(new DataObjectId(0));
    }

    @Property
    void readsWhatItWrote(@ForAll long bits) {
        DataObjectId id = new DataObjectId(bits);

        assertThat(DataObjectId.parse(id.toString())).contains(id);
        assertThat(new BigInteger(id.toString()).longValue()).isEqualTo(bits);
        assertThat(new BigInteger(id.toString()).signum()).isNotNegative();
    }
}
