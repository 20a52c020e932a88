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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.filesystem.cache.CrashingDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.CustomMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full from each step on in turn: who writes is told so, and what was there stays.
class StoreFullDiskTest {

    private static final byte[] LONG = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

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

    private ObjectStore store(CrashingDisk disk, int step) {
        FileSystemObjectStore store = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(List.of(folder.resolve("m" + step)), 1 << 20, true),
                InstantSource.fixed(Instant.EPOCH),
                Runnable::run,
                StoreParts.Files.on(disk));
        store.restore(Set.of(BUCKET));
        return store;
    }
}
