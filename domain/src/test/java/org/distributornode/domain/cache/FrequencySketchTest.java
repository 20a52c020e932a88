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
