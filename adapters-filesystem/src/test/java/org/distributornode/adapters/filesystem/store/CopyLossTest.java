package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of each mirrored object one copy is lost or damaged, of about half of them the first one: no change costs the other.
class CopyLossTest {

    private static final int OBJECTS = 16;

    @TempDir
    private Path folder;

    private Path state;
    private FileSystemObjectStore store;

    @BeforeEach
    void fill() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
        store = open("m1", "m2");
        for (int i = 0; i < OBJECTS; i++) {
            mirrored("n" + i, "content " + i);
        }
    }

    private FileSystemObjectStore open(String... mountpaths) {
        FileSystemObjectStore next = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        Stream.of(mountpaths).map(folder::resolve).toList(),
                        8 << 20,
                        true,
                        new MountpathRules(List.of(folder), List.of(state), state)),
                InstantSource.system(),
                Runnable::run,
                StoreParts.Files.on(new UnforcedDisk()));
        next.restore(Set.of(BUCKET));
        return next;
    }

    private void mirrored(String name, String content) {
        ChecksumHasher hasher = ChecksumHasher.of(ChecksumType.XXHASH2);
        hasher.update(ByteBuffer.wrap(bytes(content)));
        put(store, name, bytes(content), new Finish(hasher.finish(), CustomMetadata.NONE, true, true, 2));
    }

    private List<Path> filesOn(String mountpath) throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve(mountpath).resolve("objects"))) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
    }

    private static CustomMetadata custom(int i) {
        return CustomMetadata.of(Map.of("k", "v".repeat(1000) + i)).orElseThrow();
    }

    /// A third each is renamed, amended (one of them until its file is written anew), deleted.
    private void changeAll() {
        for (int i = 0; i < OBJECTS; i++) {
            switch (i % 3) {
                case 0 ->
                    assertThat(store.rename(BUCKET, name("n" + i), name("r" + i)))
                            .isPresent();
                case 1 -> {
                    for (int change = 0; change < (i == 1 || i == 4 ? 80 : 1); change++) {
                        CustomMetadata custom = custom(change);
                        assertThat(store.amend(BUCKET, name("n" + i), _ -> custom))
                                .isPresent();
                    }
                }
                default -> assertThat(store.delete(BUCKET, name("n" + i))).isTrue();
            }
        }
    }

    private static void isChanged(ObjectStore of, int copies) {
        for (int i = 0; i < OBJECTS; i++) {
            assertThat(of.find(BUCKET, name("n" + i)).isPresent()).isEqualTo(i % 3 == 1);
            if (i % 3 < 2) {
                String now = (i % 3 == 0 ? "r" : "n") + i;
                StoredObject object = of.find(BUCKET, name(now)).orElseThrow();
                assertThat(text(of, now)).isEqualTo("content " + i);
                assertThat(object.copies()).isEqualTo(copies);
                assertThat(object.custom().isEmpty()).isEqualTo(i % 3 == 0);
            }
        }
        assertThat(of.room().used()).isEqualTo(of.usage(BUCKET).stored());
    }

    @Test
    void changesObjectsOfWhichACopyIsGone() throws IOException {
        for (Path file : filesOn("m1")) {
            Files.delete(file);
        }

        changeAll();

        isChanged(store, 2);
        isChanged(open("m1", "m2"), 2);
    }

    @Test
    void changesObjectsOfWhichADiskIsGone() throws IOException {
        Trees.delete(folder.resolve("m1"));
        Files.writeString(folder.resolve("m1"), "a file where a disk was");

        changeAll();

        isChanged(store, 1);
        isChanged(open("m1", "m2"), 1);
    }

    @Test
    void changesObjectsOfWhichACopyRots() throws IOException {
        for (Path file : filesOn("m1")) {
            damage(file);
        }

        for (int i = 0; i < OBJECTS; i += 3) {
            assertThat(store.rename(BUCKET, name("n" + i), name("r" + i))).isPresent();
        }

        for (int i = 0; i < OBJECTS; i += 3) {
            assertThat(text(store, "r" + i)).isEqualTo("content " + i);
        }
    }

    @Test
    void keepsNoRottenCopyInsteadOfAGoodOne() throws IOException {
        for (Path file : filesOn("m1")) {
            damage(file);
        }

        for (int i = 0; i < OBJECTS; i++) {
            assertThat(store.mirror(BUCKET, name("n" + i), 1).orElseThrow().copies())
                    .isEqualTo(1);
            assertThat(text(store, "n" + i)).isEqualTo("content " + i);
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    @Test
    void makesNoCopiesOfARottenOne() throws IOException {
        for (Path file : filesOn("m1")) {
            damage(file);
        }
        store = open("m1", "m2", "m3");

        for (int i = 0; i < OBJECTS; i++) {
            assertThat(store.mirror(BUCKET, name("n" + i), 3).orElseThrow().copies())
                    .isEqualTo(3);
        }

        assertThat(filesOn("m3")).hasSize(OBJECTS);
        for (Path file : filesOn("m3")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("content ");
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    @Test
    void leavesWhatIsGoneEverywhere() throws IOException {
        for (String mountpath : List.of("m1", "m2")) {
            for (Path file : filesOn(mountpath)) {
                Files.delete(file);
            }
        }

        for (int i = 0; i < OBJECTS; i++) {
            for (int wanted = 1; wanted <= 2; wanted++) {
                assertThat(store.mirror(BUCKET, name("n" + i), wanted)).isPresent();
            }
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    @Test
    void dropsABucketOfWhichADiskIsGone() throws IOException {
        Trees.delete(folder.resolve("m1"));
        Files.writeString(folder.resolve("m1"), "a file where a disk was");

        store.drop(BUCKET);

        assertThat(folder.resolve("m2/objects/" + BUCKET)).doesNotExist();
        assertThat(store.room().used()).isZero();
    }

    @Test
    void movesWhatIsRottenAlone() throws IOException {
        for (String mountpath : List.of("m1", "m2")) {
            for (Path file : filesOn(mountpath)) {
                damage(file);
            }
        }

        for (int i = 0; i < OBJECTS; i++) {
            assertThat(store.mirror(BUCKET, name("n" + i), 1).orElseThrow().copies())
                    .isEqualTo(1);
            assertThat(store.mirror(BUCKET, name("n" + i), 2).orElseThrow().copies())
                    .isEqualTo(2);
            assertThat(text(store, "n" + i)).endsWith("ontent " + i);
        }
    }
}
