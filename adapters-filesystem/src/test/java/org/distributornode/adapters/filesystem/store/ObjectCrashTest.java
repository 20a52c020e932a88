package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.distributornode.adapters.filesystem.cache.CrashingDisk;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process dies at each step in turn, or the disk refuses one: afterwards there is what was before, or what was to
/// be.
class ObjectCrashTest {

    private static final byte[] LONG = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private int mountpaths = 1;
    private int runs;

    @Test
    void writesANewObjectOrNone() {
        crash(store -> {}, store -> put(store, "a", "new"), (store, done) -> {
            Optional<StoredObject> found = store.find(BUCKET, name("a"));
            assertThat(found.isPresent() || !done).isTrue();
            found.ifPresent(_ -> assertThat(text(store, "a")).isEqualTo("new"));
        });
    }

    @Test
    void replacesAnObjectOrNot() {
        crash(store -> put(store, "a", "old"), store -> put(store, "a", LONG), (store, done) -> {
            String now = text(store, "a");
            assertThat(now.equals("old") ? !done : now.length() == LONG.length).isTrue();
            assertThat(store.find(BUCKET, name("a")).orElseThrow().version()).isEqualTo(now.equals("old") ? 1 : 2);
        });
    }

    @Test
    void renamesOrNot() {
        crash(
                store -> {
                    put(store, "a", "moved");
                    put(store, "b", "old");
                },
                store -> assertThat(store.rename(BUCKET, name("a"), name("b"))).isPresent(),
                (store, done) -> {
                    boolean moved = store.find(BUCKET, name("a")).isEmpty();
                    assertThat(moved || !done).isTrue();
                    assertThat(text(store, "b")).isEqualTo(moved ? "moved" : "old");
                    if (!moved) {
                        assertThat(text(store, "a")).isEqualTo("moved");
                    }
                });
    }

    @Test
    void attachesOrNot() {
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        crash(
                store -> put(store, "a", "same"),
                store -> assertThat(store.amend(BUCKET, name("a"), _ -> custom)).isPresent(),
                (store, done) -> {
                    CustomMetadata now =
                            store.find(BUCKET, name("a")).orElseThrow().custom();
                    assertThat(now.equals(custom) || (!done && now.isEmpty())).isTrue();
                    assertThat(text(store, "a")).isEqualTo("same");
                });
    }

    @Test
    void deletesOrNot() {
        crash(
                store -> put(store, "a", "old"),
                store -> assertThat(store.delete(BUCKET, name("a"))).isTrue(),
                (store, done) -> {
                    Optional<StoredObject> found = store.find(BUCKET, name("a"));
                    assertThat(found.isEmpty() || !done).isTrue();
                    found.ifPresent(_ -> assertThat(text(store, "a")).isEqualTo("old"));
                });
    }

    @Test
    void changesMirroredObjectsOrNot() {
        mountpaths = 2;
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        crash(store -> mirrored(store, "a", "old"), store -> mirrored(store, "a", "new"), (store, done) -> {
            assertThat(text(store, "a")).isIn("new", done ? "new" : "old");
        });
        crash(
                store -> mirrored(store, "a", "same"),
                store -> assertThat(store.amend(BUCKET, name("a"), _ -> custom)).isPresent(),
                (store, done) -> {
                    CustomMetadata now =
                            store.find(BUCKET, name("a")).orElseThrow().custom();
                    assertThat(now.equals(custom) || (!done && now.isEmpty())).isTrue();
                    assertThat(text(store, "a")).isEqualTo("same");
                });
    }

    @Test
    void takesMirroredObjectsAwayOrNot() {
        mountpaths = 2;
        crash(
                store -> mirrored(store, "a", "old"),
                store -> assertThat(store.delete(BUCKET, name("a"))).isTrue(),
                (store, done) -> {
                    Optional<StoredObject> found = store.find(BUCKET, name("a"));
                    assertThat(found.isEmpty() || !done).isTrue();
                    found.ifPresent(_ -> assertThat(text(store, "a")).isEqualTo("old"));
                });
        crash(
                store -> {
                    mirrored(store, "a", "moved");
                    mirrored(store, "b", "old");
                },
                store -> assertThat(store.rename(BUCKET, name("a"), name("b"))).isPresent(),
                (store, done) -> {
                    boolean moved = store.find(BUCKET, name("a")).isEmpty();
                    assertThat(moved || !done).isTrue();
                    assertThat(text(store, "b")).isEqualTo(moved ? "moved" : "old");
                });
    }

    @Test
    void writesItsIndexOrNone() {
        crash(
                store -> {
                    put(store, "a", "one");
                    put(store, "b", "two");
                    assertThat(store.delete(BUCKET, name("b"))).isTrue();
                },
                store -> ((FileSystemObjectStore) store).close(),
                (store, _) -> {
                    assertThat(text(store, "a")).isEqualTo("one");
                    assertThat(store.find(BUCKET, name("b"))).isEmpty();
                });
    }

    @Test
    void deletesOldFilesElsewhereOnceTheNewOneIsThere() {
        mountpaths = 2;
        CrashingDisk disk = CrashingDisk.dying();
        ObjectStore store = store(folder, disk);
        store.restore(Set.of(BUCKET));
        mirrored(store, "a", "old");
        mirrored(store, "b", "moved");
        String forced = "force " + Trees.folder(Path.of(FileNames.path(name("a"))));

        var _ = disk.steps();
        put(store, "a", "new");
        assertThat(disk.steps()).containsSubsequence("force 7", "move 7 to a", forced, "delete a", forced);

        mirrored(store, "a", "old");
        var _ = disk.steps();
        assertThat(store.rename(BUCKET, name("b"), name("a"))).isPresent();
        assertThat(disk.steps()).containsSubsequence("force b", "move b to a", forced, "delete a");
    }

    private static void mirrored(ObjectStore store, String name, String content) {
        put(
                store,
                name,
                content.getBytes(StandardCharsets.US_ASCII),
                new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
    }

    private void crash(
            Consumer<ObjectStore> before, Consumer<ObjectStore> change, BiConsumer<ObjectStore, Boolean> after) {
        boolean refused = true;
        runs++;
        for (int step = 0; refused; step++) {
            Path dying = folder.resolve("dying" + runs + "-" + step);
            CrashingDisk disk = CrashingDisk.dying();
            refused = crash(store(dying, disk), disk, step, before, change);
            ObjectStore next = store(dying, new UnforcedDisk());
            next.restore(Set.of(BUCKET));
            after.accept(next, !refused);
            assertThat(next.room().used()).isEqualTo(next.usage(BUCKET).stored());

            CrashingDisk failing = CrashingDisk.failing("Input/output error");
            ObjectStore goesOn = store(folder.resolve("failing" + runs + "-" + step), failing);
            boolean failed = crash(goesOn, failing, step, before, change);
            after.accept(goesOn, !failed);
            assertThat(goesOn.room().used()).isEqualTo(goesOn.usage(BUCKET).stored());
        }
    }

    private static boolean crash(
            ObjectStore store,
            CrashingDisk disk,
            int step,
            Consumer<ObjectStore> before,
            Consumer<ObjectStore> change) {
        store.restore(Set.of(BUCKET));
        before.accept(store);
        disk.refuseAfter(step);
        try {
            change.accept(store);
        } catch (StoreFailure _) {
            return true;
        }
        return disk.refused();
    }

    private FileSystemObjectStore store(Path at, Disk disk) {
        List<Path> folders = IntStream.range(0, mountpaths)
                .mapToObj(i -> at.resolve("m" + i))
                .toList();
        return new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(folders, 1 << 20, true),
                InstantSource.fixed(Instant.EPOCH),
                Runnable::run,
                StoreParts.Files.on(disk));
    }
}
