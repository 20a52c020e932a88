package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

class CoalescingTest {

    @Property
    void keepsEveryByteAndAddsNone(@ForAll("slices") List<ByteSlice> slices) {
        assertThat(Segments.of(Coalescing.join(slices))).isEqualTo(Segments.of(slices));
    }

    @Property
    void leavesNothingThatTouches(@ForAll("slices") List<ByteSlice> slices) {
        List<ByteSlice> ascending = Coalescing.join(slices).stream()
                .sorted(Comparator.comparingLong(ByteSlice::offset))
                .toList();

        for (int i = 1; i < ascending.size(); i++) {
            assertThat(ascending.get(i).offset())
                    .isGreaterThan(ascending.get(i - 1).end());
        }
    }

    @Property
    void ordersByFirstMention(@ForAll("slices") List<ByteSlice> slices) {
        List<Integer> mentions = Coalescing.join(slices).stream()
                .map(joined -> firstWithin(joined, slices))
                .toList();

        assertThat(mentions).isSorted();
    }

    private static int firstWithin(ByteSlice joined, List<ByteSlice> slices) {
        for (int i = 0; i < slices.size(); i++) {
            if (joined.covers(slices.get(i))) {
                return i;
            }
        }
        throw new AssertionError("from nowhere: " + joined);
    }

    @Provide
    Arbitrary<List<ByteSlice>> slices() {
        Arbitrary<Integer> offsets = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 12);
        return Combinators.combine(offsets, lengths)
                .as((offset, length) -> new ByteSlice(offset, length))
                .list()
                .ofMaxSize(20);
    }
}
