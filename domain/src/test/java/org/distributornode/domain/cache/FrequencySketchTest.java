package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrequencySketchTest {

    private final FrequencySketch sketch = new FrequencySketch();

    @Test
    void knowsNothingOfWhatItNeverSaw() {
        sketch.increment(1);

        assertThat(sketch.frequency(2)).isZero();
    }

    @Test
    void countsUpToSixteen() {
        for (int times = 1; times <= 16; times++) {
            sketch.increment(-7);
            assertThat(sketch.frequency(-7)).isEqualTo(times);
        }
        sketch.increment(-7);
        assertThat(sketch.frequency(-7)).isEqualTo(16);
    }

    @Test
    void neverEstimatesTooLittleBeforeItAges() {
        sketch.ensure(1000);
        for (long number = 0; number < 500; number++) {
            for (long times = 0; times < number % 15; times++) {
                sketch.increment(number);
            }
        }

        assertThat(LongStream.range(0, 500)).allMatch(number -> sketch.frequency(number) >= number % 15);
    }

    @Test
    void estimatesMostNumbersExactly() {
        sketch.ensure(10_000);
        for (int times = 0; times < 5; times++) {
            LongStream.range(0, 10_000).forEach(sketch::increment);
        }

        long exact = LongStream.range(0, 10_000)
                .filter(number -> sketch.frequency(number) == 5)
                .count();

        assertThat(exact).isGreaterThan(9_000);
    }

    @Test
    void forgetsWithTime() {
        for (int times = 0; times < 12; times++) {
            sketch.increment(1);
        }

        LongStream.range(1000, 1000 + 640).forEach(sketch::increment);

        assertThat(sketch.frequency(1)).isBetween(1, 8);
    }

    @Test
    void learnsHowOftenANumberWasSeenBefore() {
        sketch.learn(1, 1);
        sketch.learn(2, 16);
        sketch.learn(3, 5);
        sketch.learn(3, 2);
        sketch.increment(3);

        assertThat(sketch.frequency(1)).isEqualTo(1);
        assertThat(sketch.frequency(2)).isEqualTo(16);
        assertThat(sketch.frequency(3)).isEqualTo(6);
    }

    @Test
    void forgetsAllInTheEndHoweverMuchItHasGrown() {
        sketch.ensure(20_000);
        LongStream.range(0, 1000).forEach(number -> sketch.learn(number, 16));
        sketch.ensure(40_000);

        assertThat(LongStream.range(0, 1000)).allMatch(number -> sketch.frequency(number) == 16);

        LongStream.range(1 << 20, 5 << 20).forEach(sketch::increment);
        assertThat(LongStream.range(0, 1000).filter(number -> sketch.frequency(number) > 8))
                .isEmpty();
    }

    @Test
    void remembersWhenItGrows() {
        for (int times = 0; times < 6; times++) {
            sketch.increment(5);
        }
        long before = sketch.footprint();

        sketch.ensure(1000);

        assertThat(sketch.frequency(5)).isEqualTo(6);
        assertThat(sketch.footprint()).isGreaterThan(before);
    }
}
