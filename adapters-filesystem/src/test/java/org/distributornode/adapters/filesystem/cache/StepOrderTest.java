package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps on the disk and their order, which a loss of power would put to the test.
final class StepOrderTest {

    private static final SampleObject SAMPLE = SampleObject.of(7, 1000);

    private final CrashingDisk disk = CrashingDisk.dying();
    private final CacheStore store;
    private final Fill fill;

    StepOrderTest(@TempDir Path folder) {
        store = new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"), disk);
        fill = store.fill(SAMPLE.object());
    }

    @BeforeEach
    void write() {
        fill.write(0, SAMPLE.bytes());
        disk.steps();
    }

    @Test
    void forcesBytesBeforeItsMapClaimsThem() {
        fill.force();

        assertThat(disk.steps())
                .containsExactly(
                        "force .fill-7",
                        "delete 7.new",
                        "create 7.new",
                        "write 7.new",
                        "force 7.new",
                        "move 7.new to 7",
                        "force segments");
    }

    @Test
    void beginsAGroupOnce() {
        SampleObject large = SampleObject.of(8, 70_000);
        Fill begun = store.fill(large.object());
        disk.steps();

        CacheStoreSubject.write(begun, large, 5, 15);
        assertThat(disk.steps()).containsExactly("write .fill-8", "write .fill-8");

        CacheStoreSubject.write(begun, large, 20, 30);
        assertThat(disk.steps()).containsExactly("write .fill-8");
    }

    @Test
    void forcesBytesThenProofThenNames() {
        fill.force();
        disk.steps();

        fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);

        assertThat(disk.steps())
                .containsExactly(
                        "force .fill-7",
                        "make 007",
                        "force proofs",
                        "delete 7.new",
                        "create 7.new",
                        "write 7.new",
                        "force 7.new",
                        "move 7.new to 7",
                        "force 007",
                        "move .fill-7 to 7",
                        "force assets",
                        "delete 7.new",
                        "delete 7",
                        "force segments");
    }

    @Test
    void forgetsAMapForGoodBeforeItsFill() {
        fill.force();
        disk.steps();

        fill.discard();

        assertThat(disk.steps()).containsExactly("delete 7.new", "delete 7", "force segments", "delete .fill-7");
    }

    @Test
    void deletesAnObjectBeforeItsProof() {
        fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);
        disk.steps();

        store.delete(SAMPLE.id());

        assertThat(disk.steps()).containsExactly("delete 7", "delete 7.new", "delete 7");
    }
}
