package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;

class SizeFormatTest {

    private static final Format<Long> SIZES = Formats.size("0B");

    @Property
    void multipliesByPowersOf1024(
            @ForAll @LongRange(min = 0, max = 1L << 20) long count, @ForAll @IntRange(max = 4) int unit) {
        String text = count + "BKMGT".substring(unit, unit + 1);

        assertThat(read(text)).contains((long) (count * Math.pow(1024, unit)));
    }

    @Property
    void isEmptyForAnyOtherText(@ForAll String text) {
        boolean size = text.matches("[0-9]+[BKMGT]");

        assertThat(read(text).isPresent()).isIn(size, false);
    }

    @Property
    void neverOverflows(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long count) {
        assertThat(read(count + "T")).isEqualTo(count < 1L << 23 ? Optional.of(count << 40) : Optional.empty());
    }

    private static Optional<Long> read(String text) {
        return SIZES.read(new Scalar(text, Kind.TEXT, Place.byDefault()));
    }
}
