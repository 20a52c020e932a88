package org.distributornode.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OldGenerationTest {

    private static final long MIB = 1 << 20;

    private final AtomicInteger collections = new AtomicInteger();
    private long used;
    private long kept;

    private final OldGeneration generation = new OldGeneration(() -> used, () -> kept, collections::incrementAndGet);

    @Test
    void collectsWhatAStartHasLeft() {
        used = 6 * MIB;
        generation.run();
        assertThat(collections).hasValue(0);

        used++;
        generation.run();
        assertThat(collections).hasValue(1);
    }

    @Test
    void allowsForMoreGarbageWhereMuchIsKept() {
        kept = 100 * MIB;
        used = 125 * MIB;
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
