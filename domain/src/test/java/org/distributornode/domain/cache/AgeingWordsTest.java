package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeingWordsTest {

    /// Against a plain array, below and above the length of a page.
    @ParameterizedTest
    @ValueSource(ints = {1, 64, 1 << 12, 1 << 14})
    void areWhatAnArrayWouldBe(int length) {
        Random random = new Random(length);
        AgeingWords words = new AgeingWords(length, word -> word >> 1);
        long[] model = new long[length];
        for (int step = 0; step < 5000; step++) {
            int index = random.nextInt(model.length);
            if (step % 1000 == 999) {
                words.twice();
                model = Arrays.copyOf(model, 2 * model.length);
                System.arraycopy(model, 0, model, model.length / 2, model.length / 2);
            } else if (step % 300 == 299) {
                words.age();
                Arrays.setAll(model, aged(model));
            } else {
                words.set(index, step);
                model[index] = step;
            }
            assertThat(words.get(index)).isEqualTo(model[index]);
        }

        assertThat(words.length()).isEqualTo(model.length);
        for (int index = 0; index < model.length; index++) {
            assertThat(words.get(index)).isEqualTo(model[index]);
        }
    }

    private static IntToLongFunction aged(long[] model) {
        long[] before = model.clone();
        return index -> before[index] >> 1;
    }
}
