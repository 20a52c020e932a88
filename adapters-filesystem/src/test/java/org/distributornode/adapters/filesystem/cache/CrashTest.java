package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process before each single step on the disk and looks at what the next one finds.
final class CrashTest {

    private static final SampleObject SAMPLE = SampleObject.of(7, 70_000);

    @TempDir
    private Path folder;

    @Test
    void leavesAFillOrAHeldObjectWhereverACommitIsCutOff() throws IOException {
        int held = 0;
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("commit" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            Fill fill = store.fill(SAMPLE.object());
            fill.write(0, SAMPLE.bytes());
            fill.force();

            disk.refuseAfter(step);
            ignoringDeath(() -> fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE));

            refused = disk.refused();
            held += heldOrResumable(store(place, new LocalDisk())) ? 1 : 0;
        }
        assertThat(step).isGreaterThan(8);
        assertThat(held).isBetween(2, step - 5);
    }

    @Test
    void losesNothingForcedWhereverAForceIsCutOff() throws IOException {
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("force" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            Fill fill = store.fill(SAMPLE.object());
            CacheStoreSubject.write(fill, SAMPLE, 0, 1000);
            fill.force();
            CacheStoreSubject.write(fill, SAMPLE, 5000, 6000);

            disk.refuseAfter(step);
            ignoringDeath(fill::force);

            refused = disk.refused();
            assertPresentBytesAreRight(store(place, new LocalDisk()), 1000);
        }
        assertThat(step).isGreaterThan(4);
    }

    @Test
    void forgetsAllOrNothingWhereverADiscardIsCutOff() throws IOException {
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("discard" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            Fill fill = store.fill(SAMPLE.object());
            CacheStoreSubject.write(fill, SAMPLE, 0, 1000);
            fill.force();

            disk.refuseAfter(step);
            ignoringDeath(fill::discard);

            refused = disk.refused();
            assertPresentBytesAreRight(store(place, new LocalDisk()), 0);
        }
        assertThat(step).isGreaterThan(2);
    }

    @Test
    void holdsTheWholeObjectOrNoneWhereverADeletionIsCutOff() throws IOException {
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("delete" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            CacheStoreSubject.hold(store, SAMPLE);

            disk.refuseAfter(step);
            ignoringDeath(() -> store.delete(SAMPLE.id()));

            refused = disk.refused();
            CacheStore later = store(place, new LocalDisk());
            if (later.open(SAMPLE.id()).isPresent()) {
                assertThat(CacheStoreSubject.readHeld(later, SAMPLE.id())).isEqualTo(SAMPLE.content());
            }
            CacheStoreSubject.hold(later, SAMPLE);
            assertThat(CacheStoreSubject.readHeld(later, SAMPLE.id())).isEqualTo(SAMPLE.content());
        }
        assertThat(step).isGreaterThan(2);
    }

    @Test
    void neverHoldsAStrangersBytesWhereverTheirReplacementIsCutOff() throws IOException {
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("stranger" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            Files.write(place.resolve("assets").resolve("7"), new byte[70_000]);
            Fill fill = store.fill(SAMPLE.object());
            fill.write(0, SAMPLE.bytes());

            disk.refuseAfter(step);
            ignoringDeath(() -> fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE));

            refused = disk.refused();
            CacheStore later = store(place, new LocalDisk());
            if (later.open(SAMPLE.id()).isPresent()) {
                assertThat(CacheStoreSubject.readHeld(later, SAMPLE.id())).isEqualTo(SAMPLE.content());
            }
        }
        assertThat(step).isGreaterThan(8);
    }

    @Test
    void commitsAgainAfterAnyStepFailedOnce() throws IOException {
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("retry" + step));
            CrashingDisk disk = CrashingDisk.failing("No space left on device");
            CacheStore store = store(place, disk);
            Fill fill = store.fill(SAMPLE.object());
            fill.write(0, SAMPLE.bytes());
            fill.force();

            disk.refuseAfter(step);
            List<CacheFailure> failures = new ArrayList<>();
            try {
                fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);
            } catch (CacheFailure e) {
                failures.add(e);
                assertThat(store.open(SAMPLE.id())).isEmpty();
                fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);
            }

            refused = disk.refused();
            assertThat(failures).extracting(CacheFailure::kind).allMatch(CacheFailure.Kind.NO_SPACE::equals);
            assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
        }
        assertThat(step).isGreaterThan(8);
    }

    @Test
    void harmsNothingElseWhereverAMendingIsCutOff() throws IOException {
        ByteSlice group = new ByteSlice(0, 65_536);
        int step = 0;
        for (boolean refused = true; refused; step++) {
            Path place = Files.createDirectory(folder.resolve("mend" + step));
            CrashingDisk disk = CrashingDisk.dying();
            CacheStore store = store(place, disk);
            CacheStoreSubject.hold(store, SAMPLE);
            byte[] spoilt = SAMPLE.content();
            spoilt[100] ^= 1;
            Files.write(place.resolve("assets").resolve("7"), spoilt);

            disk.refuseAfter(step);
            ignoringDeath(() -> mend(store, group));

            refused = disk.refused();
            CacheStore later = store(place, new LocalDisk());
            assertThat(CacheStoreSubject.readHeld(later, SAMPLE.id())).isIn(spoilt, SAMPLE.content());
            assertThat(later.proof(SAMPLE.id())).contains(SAMPLE.proof());
            mend(later, group);
            assertThat(CacheStoreSubject.readHeld(later, SAMPLE.id())).isEqualTo(SAMPLE.content());
        }
        assertThat(step).isGreaterThan(2);
    }

    private static void mend(CacheStore store, ByteSlice slice) {
        try (Remains remains = store.remains(SAMPLE.id()).orElseThrow()) {
            remains.mend(slice.offset(), SAMPLE.bytes(slice));
        }
    }

    private static CacheStore store(Path place, Disk disk) {
        return new FileSystemCacheStore(place.resolve("assets"), place.resolve("state"), disk);
    }

    private static void ignoringDeath(Runnable call) {
        try {
            call.run();
        } catch (CacheFailure e) {
            assertThat(e).hasMessageContaining("the process is dead");
        }
    }

    /// @return whether it was held at once
    private static boolean heldOrResumable(CacheStore store) {
        boolean held = store.open(SAMPLE.id()).isPresent();
        if (!held) {
            try (Fill fill = store.fill(SAMPLE.object())) {
                assertThat(fill.present().slices())
                        .containsExactly(SAMPLE.object().whole());
                fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);
            }
        }
        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
        assertThat(store.proof(SAMPLE.id())).contains(SAMPLE.proof());
        return held;
    }

    private static void assertPresentBytesAreRight(CacheStore store, long least) {
        try (Fill fill = store.fill(SAMPLE.object());
                ObjectBytes bytes = fill.read()) {
            assertThat(fill.present().contains(ByteSlice.between(0, least))).isTrue();
            for (ByteSlice slice : fill.present().slices()) {
                ByteBuffer there = ByteBuffer.wrap(CacheStoreSubject.read(bytes, slice.offset()));
                assertThat(there).isEqualTo(SAMPLE.bytes(slice));
            }
        }
    }
}
