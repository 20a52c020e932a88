package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSliceTest {

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, -1", "9223372036854775807, 1", "1, 9223372036854775807"})
    void refusesWhatIsNoSlice(long offset, long length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteSlice(offset, length));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "-1, 1", "9223372036854775807, -2", "5, -9223372036854775808"})
    void refusesEndsThatAreNoSlice(long start, long end) {
        assertThatIllegalArgumentException().isThrownBy(() -> ByteSlice.between(start, end));
    }

    @Test
    void reachesFromStartToEnd() {
        ByteSlice slice = ByteSlice.between(3, 10);

        assertThat(slice).isEqualTo(new ByteSlice(3, 7));
        assertThat(slice.end()).isEqualTo(10);
        assertThat(slice.isEmpty()).isFalse();
        assertThat(ByteSlice.between(3, 3).isEmpty()).isTrue();
        assertThat(new ByteSlice(0, Long.MAX_VALUE).end()).isEqualTo(Long.MAX_VALUE);
    }

    @Property
    void coversJustThoseWithoutAByteOutside(
            @ForAll @LongRange(min = 0, max = 12) long offset,
            @ForAll @LongRange(min = 0, max = 12) long length,
            @ForAll @LongRange(min = 0, max = 12) long otherOffset,
            @ForAll @LongRange(min = 0, max = 12) long otherLength) {
        ByteSlice slice = new ByteSlice(offset, length);
        ByteSlice other = new ByteSlice(otherOffset, otherLength);

        boolean allInside = true;
        for (long position = other.offset(); position < other.end(); position++) {
            allInside &= position >= slice.offset() && position < slice.end();
        }

        assertThat(slice.covers(other)).isEqualTo(allInside);
    }
}
