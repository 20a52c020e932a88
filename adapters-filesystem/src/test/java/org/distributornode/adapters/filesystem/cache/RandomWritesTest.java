package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares a fill, written, dropped in part, closed, taken up and read at random, with an array and a set of bits.
final class RandomWritesTest {

    private static final int SEEDS = 1000;
    private static final int SEVERAL_GROUPS = 4 * Proof.GROUP_BYTES;
    private static final Disk UNFORCED = new UnforcedDisk();

    private final CacheStore store;

    RandomWritesTest(@TempDir Path folder) {
        store = new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"), UNFORCED);
    }

    @Test
    void agreesWithAnArray() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            SampleObject sample = SampleObject.of(seed, random.nextInt(1, seed % 4 == 0 ? SEVERAL_GROUPS : 5000));
            fillAtRandom(sample, random);

            assertThat(CacheStoreSubject.readHeld(store, sample.id()))
                    .as("seed %d", seed)
                    .isEqualTo(sample.content());
            store.delete(sample.id());
        }
    }

    private void fillAtRandom(SampleObject sample, Random random) {
        BitSet written = new BitSet();
        Fill fill = store.fill(sample.object());
        for (int i = random.nextInt(8); i > 0; i--) {
            ByteSlice slice = slice(sample, random);
            fill.write(slice.offset(), sample.bytes(slice));
            written.set((int) slice.offset(), (int) slice.end());
            assertAgrees(fill, written, sample, random.nextInt(sample.content().length));
            if (random.nextInt(4) == 0) {
                ByteSlice dropped = slice(sample, random);
                fill.drop(dropped);
                written.clear((int) dropped.offset(), (int) dropped.end());
            }
            if (random.nextInt(4) == 0) {
                fill.close();
                fill = store.fill(sample.object());
                assertAgrees(fill, written, sample, random.nextInt(sample.content().length));
            }
        }
        fill.write(0, sample.bytes());
        fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
    }

    private static void assertAgrees(Fill fill, BitSet written, SampleObject sample, int at) {
        int end = written.get(at) ? written.nextClearBit(at) : at;
        ByteBuffer into = ByteBuffer.allocate(sample.content().length);

        assertThat(fill.present().total()).isEqualTo(written.cardinality());
        try (ObjectBytes bytes = fill.read()) {
            assertThat(bytes.read(at, into)).isEqualTo(end - at);
        }
        assertThat(into.flip()).isEqualTo(sample.bytes(ByteSlice.between(at, end)));
    }

    private static ByteSlice slice(SampleObject sample, Random random) {
        int start = random.nextInt(sample.content().length);
        return ByteSlice.between(start, random.nextInt(start, sample.content().length) + 1L);
    }
}
