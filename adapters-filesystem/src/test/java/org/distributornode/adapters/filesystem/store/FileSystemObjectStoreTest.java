package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.testkit.ObjectStoreSubject.all;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.DraftStoreContract;
import org.distributornode.application.testkit.ObjectMirrorContract;
import org.distributornode.application.testkit.ObjectStoreContract;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On two mountpaths, as most bugs want more than one.
final class FileSystemObjectStoreTest implements ObjectStoreContract, ObjectMirrorContract, DraftStoreContract {

    @TempDir
    private Path folder;

    private final SteppingClock clock = new SteppingClock(Instant.ofEpochSecond(1_700_000_000));
    private Stores stores;

    @BeforeEach
    void open() {
        stores = afterCrash();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Stores afterCrash() {
        FileSystemObjectStore store = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(List.of(folder.resolve("m1"), folder.resolve("m2")), ROOM, true),
                clock,
                Runnable::run,
                StoreParts.Files.on(new UnforcedDisk()));
        return new Stores(store, store.drafts());
    }

    @Test
    void spreadsObjectsOverItsMountpaths() throws IOException {
        ObjectStore store = withBuckets();
        for (int i = 0; i < 64; i++) {
            put(store, "n" + i, "");
        }

        assertThat(files("m1/objects")).hasSizeBetween(10, 54);
        assertThat(files("m2/objects")).hasSize(64 - files("m1/objects").size());
    }

    @Test
    void leavesNothingBehind() throws IOException {
        ObjectStore store = withBuckets();
        for (int i = 0; i < 8; i++) {
            put(store, "a", "x" + i);
        }
        assertThat(store.rename(BUCKET, name("a"), name("b"))).isPresent();
        assertThat(store.delete(BUCKET, name("b"))).isTrue();
        put(store, "c", "x");
        store.drop(BUCKET);

        assertThat(files("m1")).containsExactlyInAnyOrder("object-store", "mountpaths");
        assertThat(files("m2")).containsExactly("object-store");
        assertThat(store.room().used()).isZero();
    }

    @Test
    void writesAFileAnewThatWasChangedOften() throws IOException {
        ObjectStore store = withBuckets();
        put(store, "a", "content");
        for (int i = 0; i < 1000; i++) {
            CustomMetadata custom = CustomMetadata.of(Map.of("k", "v" + i)).orElseThrow();
            assertThat(store.amend(BUCKET, name("a"), _ -> custom)).isPresent();
        }

        assertThat(Files.size(path(store))).isLessThan(80_000);
        assertThat(store.room().used()).isEqualTo(Files.size(path(store)));
        assertThat(text(store, "a")).isEqualTo("content");
        ObjectStore next = restarted().objects();
        assertThat(next.find(BUCKET, name("a")).orElseThrow().custom().entries())
                .containsExactly(Map.entry("k", "v999"));
    }

    @Test
    void passesOverWhatACrashBrokeOff() throws IOException {
        ObjectStore store = withBuckets();
        StoredObject object = put(store, "a", "content");
        Path path = path(store);
        byte[] trailer = Files.readAllBytes(path);
        Files.write(path, new byte[100], StandardOpenOption.APPEND);
        Files.write(path, trailer, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), channel.size() - 20);
        }

        ObjectStore next = restarted().objects();

        assertThat(next.find(BUCKET, name("a"))).contains(object);
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        assertThat(next.amend(BUCKET, name("a"), _ -> custom)).isPresent();
        assertThat(restarted().objects().find(BUCKET, name("a")).orElseThrow().custom())
                .isEqualTo(custom);
        assertThat(text(next, "a")).isEqualTo("content");
    }

    @Test
    void refusesFilesOfANewerVersion() throws IOException {
        ObjectStore store = withBuckets();
        put(store, "a", "content");
        Path path = path(store);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 1]++;
        Files.write(path, bytes);

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(this::restarted)
                .withMessageContaining("newer version")
                .extracting(StoreFailure::kind)
                .isEqualTo(StoreFailure.Kind.NEWER);
    }

    @Test
    void refusesMountpathsOfAnotherVersion() throws IOException {
        for (String mountpath : List.of("m1", "m2")) {
            Path mark = folder.resolve(mountpath + "/object-store");
            Files.writeString(mark, Files.readString(mark).replace("object-store 1", "object-store 2"));
        }

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(this::afterCrash)
                .withMessageContaining("m1");
    }

    @Test
    void knowsAMountpathUnderAnotherName() throws IOException {
        put(withBuckets(), "a", "content");
        Files.move(folder.resolve("m1"), folder.resolve("m3"));
        Files.move(folder.resolve("m2"), folder.resolve("m1"));
        Files.move(folder.resolve("m3"), folder.resolve("m2"));

        assertThat(text(restarted().objects(), "a")).isEqualTo("content");
    }

    @Test
    void staysInsideWhateverTheName() throws IOException {
        ObjectStore store = withBuckets();
        HOSTILE.forEach(text -> put(store, text, ""));

        Set<String> all = new HashSet<>(files("."));
        all.removeIf(file ->
                file.matches("(\\./)?m[12]/(object-store|mountpaths|objects/1/[0-9a-f]{2}/[A-Za-z0-9_%.~-]{1,255})"));
        assertThat(all).isEmpty();
    }

    private Path path(ObjectStore store) throws IOException {
        assertThat(store.usage(BUCKET).objects()).isEqualTo(1);
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().contains("/objects/") && Files.isRegularFile(path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> files(String below) throws IOException {
        Path top = folder.resolve(below).normalize();
        try (Stream<Path> found = Files.walk(top)) {
            return found.filter(Files::isRegularFile)
                    .map(path -> top.relativize(path).toString())
                    .toList();
        }
    }

    @Override
    public void damage(ObjectStore store, String name) {
        try (Opened opened = store.open(BUCKET, name(name)).orElseThrow()) {
            byte[] before = all(opened.bytes());
            for (String mountpath : List.of("m1/objects", "m2/objects")) {
                flip(mountpath, name);
                if (!Arrays.equals(all(opened.bytes()), before)) {
                    return;
                }
                flip(mountpath, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flip(String below, String name) throws IOException {
        for (String file : files(below)) {
            Path path = folder.resolve(below).resolve(file);
            if (path.endsWith(name)) {
                byte[] bytes = Files.readAllBytes(path);
                bytes[0] ^= 1;
                Files.write(path, bytes);
            }
        }
    }

    private void empty(String below) throws IOException {
        for (String file : files(below)) {
            Files.delete(folder.resolve(below).resolve(file));
        }
    }

    @Test
    void readsFromACopyWhereAMountpathLostItsFiles() throws IOException {
        ObjectStore store = withBuckets();
        for (int i = 0; i < 16; i++) {
            put(store, "n" + i, bytes("content " + i), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
        }
        empty("m1/objects");

        for (int i = 0; i < 16; i++) {
            assertThat(text(store, "n" + i)).isEqualTo("content " + i);
        }
        ObjectStore next = restarted().objects();
        for (int i = 0; i < 16; i++) {
            assertThat(text(next, "n" + i)).isEqualTo("content " + i);
            assertThat(next.mirror(BUCKET, name("n" + i), 2).orElseThrow().copies())
                    .isEqualTo(2);
        }
        assertThat(files("m1/objects")).hasSize(16);
        assertThat(next.room().used()).isEqualTo(next.usage(BUCKET).stored());
    }

    @Test
    void makesLostCopiesAnewWhileItRuns() throws IOException {
        ObjectStore store = withBuckets();
        put(store, "a", bytes("content"), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
        long used = store.room().used();
        empty("m1/objects");

        assertThat(store.mirror(BUCKET, name("a"), 2).orElseThrow().copies()).isEqualTo(2);

        assertThat(files("m1/objects")).hasSize(1);
        assertThat(store.room().used()).isEqualTo(used);
        assertThat(text(store, "a")).isEqualTo("content");
    }
}
