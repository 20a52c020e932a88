package org.distributornode.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OldGenerationTest {

    private static final long MIB = 1 << 20;

    private final AtomicInteger collections = new AtomicInteger();
    private long used;
    private long kept;

    private final OldGeneration generation = new OldGeneration(() -> used, () -> kept, collections::incrementAndGet);

    /// @param before what was kept, in MiB
    /// @param most what it may be with garbage, in MiB
    @ParameterizedTest
    @CsvSource({"0, 6", "20, 26", "100, 125"})
    void collectsOnceAFourthAndSixMebibytesMayBeGarbage(int before, int most) {
        kept = before * MIB;
        used = most * MIB;
        generation.run();
        assertThat(collections).hasValue(0);

        used++;
        generation.run();
        assertThat(collections).hasValue(1);
    }

    @Test
    void looksAtTheCollectorThatTheNodeIsStartedWith() {
        assertThat(OldGeneration.ofSerialCollector()).isPresent();
    }
}
