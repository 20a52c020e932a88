package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final int SIZE = 64;

    @Test
    void haveNothingAtTheEndOfAllNumbers() {
        Segments segments = Segments.of(List.of(new ByteSlice(0, 1_000)));

        assertThat(segments.runFrom(Long.MAX_VALUE)).isZero();
        assertThat(segments.runFrom(999)).isEqualTo(1);
        assertThat(segments.runFrom(1_000)).isZero();
    }

    @Test
    void joinsWhatTouchesOrOverlaps() {
        Segments segments = Segments.of(List.of(new ByteSlice(0, 4), new ByteSlice(10, 4), new ByteSlice(4, 2)));

        assertThat(segments.slices()).containsExactly(new ByteSlice(0, 6), new ByteSlice(10, 4));
        assertThat(segments.with(new ByteSlice(5, 6)).slices()).containsExactly(new ByteSlice(0, 14));
    }

    @Test
    void knowsTheGapsOfAnEmptyStart() {
        assertThat(Segments.none().gapFrom(0, 10)).contains(new ByteSlice(0, 10));
        assertThat(Segments.none().gapFrom(0, 0)).isEmpty();
        assertThat(Segments.none().gapFrom(10, 10)).isEmpty();
        assertThat(Segments.none().contains(new ByteSlice(7, 0))).isTrue();
    }

    @Property
    void agreesWithASetOfBytes(@ForAll("slices") List<ByteSlice> slices) {
        Segments segments = Segments.of(slices);
        BitSet model = model(slices);

        assertThat(segments.total()).isEqualTo(model.cardinality());
        assertThat(model(segments.slices())).isEqualTo(model);
        for (int i = 1; i < segments.slices().size(); i++) {
            assertThat(segments.slices().get(i).offset())
                    .isGreaterThan(segments.slices().get(i - 1).end());
        }
    }

    @Property
    void answersAsASetOfBytesDoes(
            @ForAll("slices") List<ByteSlice> slices,
            @ForAll("slice") ByteSlice asked,
            @ForAll @IntRange(max = SIZE + 5) int position,
            @ForAll @IntRange(max = SIZE) int size) {
        Segments segments = Segments.of(slices);
        BitSet model = model(slices);
        int gap = model.nextClearBit(position);
        int gapEnd = model.nextSetBit(gap) < 0 ? size : Math.min(size, model.nextSetBit(gap));

        assertThat(segments.runFrom(position)).isEqualTo(gap - position);
        assertThat(segments.contains(asked))
                .isEqualTo(asked.isEmpty() || model.nextClearBit((int) asked.offset()) >= asked.end());
        if (gap >= size) {
            assertThat(segments.gapFrom(position, size)).isEmpty();
        } else {
            assertThat(segments.gapFrom(position, size)).contains(ByteSlice.between(gap, gapEnd));
        }
    }

    @Property
    void growsToTheSameOneByOne(@ForAll("slices") List<ByteSlice> slices) {
        Segments grown = Segments.none();
        for (ByteSlice slice : slices) {
            grown = grown.with(slice);
        }

        assertThat(grown).isEqualTo(Segments.of(slices));
    }

    @Property
    void overlapsAsASetOfBytesDoes(@ForAll("slices") List<ByteSlice> slices, @ForAll("slice") ByteSlice asked) {
        int first = model(slices).nextSetBit((int) asked.offset());

        assertThat(Segments.of(slices).overlaps(asked)).isEqualTo(first >= 0 && first < asked.end());
    }

    @Property
    void doesNotDependOnTheOrder(@ForAll("slices") List<ByteSlice> slices) {
        assertThat(Segments.of(slices.reversed()))
                .isEqualTo(Segments.of(slices))
                .hasSameHashCodeAs(Segments.of(slices));
    }

    @Provide
    Arbitrary<ByteSlice> slice() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SIZE),
                        Arbitraries.integers().between(0, 12))
                .as(ByteSlice::new);
    }

    @Provide
    Arbitrary<List<ByteSlice>> slices() {
        return slice().list().ofMaxSize(20);
    }

    private static BitSet model(List<ByteSlice> slices) {
        BitSet bytes = new BitSet();
        slices.forEach(slice -> bytes.set((int) slice.offset(), (int) slice.end()));
        return bytes;
    }
}
