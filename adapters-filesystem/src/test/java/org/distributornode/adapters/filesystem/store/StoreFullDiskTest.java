package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.CrashingDisk;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.PieceWriter;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.domain.store.CustomMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full from each step on in turn: who writes is told so, and what was there stays.
class StoreFullDiskTest {

    private static final byte[] LONG = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SHORT = "short".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void refusesWhatFindsNoRoomAndKeepsWhatIsThere() {
        boolean stored = false;
        for (int step = 0; !stored; step++) {
            CrashingDisk disk = CrashingDisk.failing("No space left on device");
            ObjectStore store = store(disk, step);
            put(store, "a", "old");
            disk.refuseAfter(step);

            stored = write(store) && !disk.refused();

            assertThat(text(store, "a").length()).isIn(LONG.length, stored ? LONG.length : 3);
            assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        }
    }

    @Test
    void tellsOfNoRoomWhereAnAnswerCannot() {
        CrashingDisk disk = CrashingDisk.failing("No space left on device");
        ObjectStore store = store(disk, 0);
        put(store, "a", "content");
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        disk.refuseAfter(0);

        Optional<StoreFailure.Kind> kind = Optional.empty();
        try {
            assertThat(store.amend(BUCKET, name("a"), _ -> custom)).isEmpty();
        } catch (StoreFailure failure) {
            kind = Optional.of(failure.kind());
        }

        assertThat(kind).contains(StoreFailure.Kind.NO_SPACE);
        assertThat(text(store, "a")).isEqualTo("content");
    }

    @Test
    void refusesPiecesThatFindNoRoomAndKeepsThoseThatAreThere() {
        boolean kept = false;
        for (int step = 0; !kept; step++) {
            CrashingDisk disk = CrashingDisk.failing("No space left on device");
            FileSystemObjectStore store = store(disk, step);
            Draft first =
                    store.drafts().begin(BUCKET, name("a"), CustomMetadata.NONE).orElseThrow();
            assertThat(keep(store, first, LONG)).isTrue();
            disk.refuseAfter(step);

            kept = begin(store) && keep(store, first, SHORT) && !disk.refused();

            int size = store.drafts().pieces(first).getFirst().size() == LONG.length ? LONG.length : SHORT.length;
            try (ObjectBytes bytes = store.drafts().open(first, 1).orElseThrow()) {
                assertThat(ObjectStoreSubject.all(bytes)).hasSize(size);
            }
            assertThat(size).isIn(SHORT.length, kept ? SHORT.length : LONG.length);
            disk.refuseAfter(Integer.MAX_VALUE);
            store.drafts().discardUntouched(Instant.MAX);
            assertThat(store.room().used()).isZero();
        }
    }

    private static boolean begin(FileSystemObjectStore store) {
        try {
            return store.drafts().begin(BUCKET, name("b"), CustomMetadata.NONE).isPresent();
        } catch (StoreFailure failure) {
            assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NO_SPACE);
            return false;
        }
    }

    private static boolean keep(FileSystemObjectStore store, Draft draft, byte[] content) {
        try (PieceWriter piece = store.drafts().write(draft, 1)) {
            return piece.write(ByteBuffer.wrap(content)) && piece.keep(CHECKSUM) == DraftStore.Kept.KEPT;
        } catch (StoreFailure failure) {
            assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NO_SPACE);
            return false;
        }
    }

    @Test
    void losesNoMirroredObjectToAFullDisk() {
        boolean changed = false;
        for (int step = 0; !changed; step++) {
            CrashingDisk disk = CrashingDisk.failing("No space left on device");
            FileSystemObjectStore store = store(disk, "mirrored" + step + "a", "mirrored" + step + "b");
            put(store, "a", SHORT, new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
            CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
            disk.refuseAfter(step);

            try {
                assertThat(store.amend(BUCKET, name("a"), _ -> custom)).isPresent();
                assertThat(store.rename(BUCKET, name("a"), name("b"))).isPresent();
                assertThat(store.mirror(BUCKET, name("b"), 1)).isPresent();
                assertThat(store.mirror(BUCKET, name("b"), 2).orElseThrow().copies())
                        .isGreaterThanOrEqualTo(disk.refused() ? 1 : 2);
                changed = !disk.refused();
            } catch (StoreFailure failure) {
                assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NO_SPACE);
            }

            String now = store.find(BUCKET, name("a")).isPresent() ? "a" : "b";
            assertThat(text(store, now)).isEqualTo("short");
            assertThat(store.usage(BUCKET).objects()).isEqualTo(1);
            assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        }
    }

    /// @return whether it was stored
    private static boolean write(ObjectStore store) {
        try (Staging staging = store.stage(BUCKET, name("a"))) {
            return staging.write(ByteBuffer.wrap(LONG))
                    && staging.publish(new Finish(CHECKSUM, CustomMetadata.NONE, true, true))
                            instanceof Published.Stored;
        } catch (StoreFailure failure) {
            assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NO_SPACE);
            return false;
        }
    }

    private FileSystemObjectStore store(CrashingDisk disk, int step) {
        return store(disk, "m" + step);
    }

    private FileSystemObjectStore store(CrashingDisk disk, String... mountpaths) {
        FileSystemObjectStore store = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        Stream.of(mountpaths).map(folder::resolve).toList(), 1 << 20, true),
                InstantSource.fixed(Instant.EPOCH),
                Runnable::run,
                StoreParts.Files.on(disk));
        store.restore(Set.of(BUCKET));
        return store;
    }
}
