package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StretchTest {

    private static final int PAGE = 4096;

    @Test
    void goesOnFromTheMiddleOfAPage() {
        assertThat(stretches(new ByteSlice(0, 1 << 20))).containsExactly(Stretch.FIRST, (1 << 20) - Stretch.FIRST);
        assertThat(Stretch.FIRST % PAGE).isEqualTo(PAGE / 2);
    }

    @Test
    void isAsLongAsCanBeBehindTheFirst() {
        assertThat(stretches(new ByteSlice(7 * PAGE, 5L << 20)))
                .containsExactly(Stretch.FIRST, 2 << 20, 2 << 20, (1 << 20) - Stretch.FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 600, 4095})
    void isAsLongAsCanBeFromWithinAPage(int offset) {
        assertThat(stretches(new ByteSlice(5 * PAGE + offset, 3L << 20))).containsExactly(2 << 20, 1 << 20);
    }

    @Test
    void isAllOfWhatIsNotLong() {
        assertThat(stretches(new ByteSlice(0, Stretch.LONG - 1))).containsExactly(Stretch.LONG - 1);
        assertThat(stretches(new ByteSlice(0, Stretch.LONG))).hasSize(2);
    }

    @Test
    void isAsLongAsCanBeOfWhatIsCopied() {
        assertThat(new Stretch().next(new ByteSlice(0, 3 << 20), false)).isEqualTo(2 << 20);
    }

    @Test
    void endsWhereItWasToEndIfItDidNotLeaveWhole() {
        Stretch stretch = new Stretch();
        stretch.next(new ByteSlice(600, 5 << 20), true);

        assertThat(stretch.next(new ByteSlice(700_000, 3 << 20), true)).isEqualTo((2 << 20) + 600 - 700_000);
        assertThat(stretch.next(new ByteSlice((2 << 20) + 600, 3 << 20), true)).isEqualTo(2 << 20);
        assertThat(stretch.next(new ByteSlice(600, 1 << 20), true)).isEqualTo(1 << 20);
    }

    private static List<Integer> stretches(ByteSlice slice) {
        Stretch stretch = new Stretch();
        List<Integer> lengths = new ArrayList<>();
        for (ByteSlice rest = slice; rest.length() > 0; rest = behind(rest, lengths.getLast())) {
            lengths.add(stretch.next(rest, true));
        }
        return lengths;
    }

    private static ByteSlice behind(ByteSlice slice, int length) {
        return new ByteSlice(slice.offset() + length, slice.length() - length);
    }
}
