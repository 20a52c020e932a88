package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read at a start is told from what is known by spoiling files where they are, which nobody can notice who
/// does not read them.
class MountpathIndexTest {

    private static final int OBJECTS = 12;
    private static final CustomMetadata CUSTOM =
            CustomMetadata.of(Map.of("k", "v")).orElseThrow();

    @TempDir
    private Path folder;

    private final SteppingClock clock = new SteppingClock(Instant.ofEpochSecond(1_700_000_000));

    private FileSystemObjectStore start(String mountpath) {
        return start(mountpath, true, Runnable::run);
    }

    private FileSystemObjectStore start(String mountpath, boolean forced, Executor sweeper) {
        List<Path> mountpaths = List.of(folder.resolve(mountpath), folder.resolve(mountpath + "-2"));
        FileSystemObjectStore store = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(mountpaths, 1 << 20, forced), clock, sweeper, new UnforcedDisk());
        store.restore(Set.of(BUCKET));
        return store;
    }

    private static void fill(ObjectStore store) {
        for (int i = 0; i < OBJECTS; i++) {
            put(store, "n" + i, bytes("c" + i), new Finish(CHECKSUM, CUSTOM, true, true, 1 + i % 2));
        }
    }

    private void spoil(String mountpath) throws IOException {
        for (Path file : files(mountpath)) {
            spoil(file);
        }
    }

    /// As if nothing had changed for long.
    private void age(String mountpath) throws IOException {
        FileTime then = FileTime.from(Instant.ofEpochSecond(1_600_000_000));
        for (Path file : files(mountpath)) {
            Files.setLastModifiedTime(Trees.folder(file), then);
        }
    }

    private static void spoil(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {0}), channel.size() - 1);
        }
    }

    private List<Path> files(String mountpath) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("/" + mountpath))
                    .filter(path -> path.toString().contains("/objects/"))
                    .toList();
        }
    }

    private static Map<String, String> all(ObjectStore store) {
        Map<String, String> found = new TreeMap<>();
        for (ObjectPage.Entry entry : store.list(BUCKET, ObjectQuery.all("")).entries()) {
            found.put(
                    entry.text(),
                    store.find(BUCKET, name(entry.text())).orElseThrow() + " " + text(store, entry.text()));
        }
        return found;
    }

    @Test
    void sparesAStartTheFiles() throws IOException {
        FileSystemObjectStore store = start("m");
        fill(store);
        Map<String, String> before = all(store);
        long used = store.room().used();
        store.close();
        spoil("m");

        FileSystemObjectStore next = start("m");

        assertThat(all(next)).isEqualTo(before).hasSize(OBJECTS);
        assertThat(next.room().used())
                .isEqualTo(used)
                .isEqualTo(next.usage(BUCKET).stored());
    }

    @Test
    void keepsWhenObjectsWereRead() {
        FileSystemObjectStore store = start("m");
        fill(store);
        clock.advance(Duration.ofHours(1));
        assertThat(text(store, "n3")).isEqualTo("c3");
        store.close();

        assertThat(start("m").find(BUCKET, name("n3")).orElseThrow().accessed()).isEqualTo(clock.instant());
    }

    @Test
    void findsWhatChangedBehindIt() throws IOException {
        FileSystemObjectStore first = start("m");
        fill(first);
        age("m");
        first.close();
        FileSystemObjectStore store = start("m");
        change(store);
        Map<String, String> before = all(store);
        for (Path file : files("m")) {
            if (file.endsWith("n9")) {
                spoil(file);
            }
        }

        FileSystemObjectStore next = start("m");

        assertThat(all(next)).isEqualTo(before).hasSize(OBJECTS);
        assertThat(next.room().used()).isEqualTo(next.usage(BUCKET).stored());
    }

    private static void change(ObjectStore store) {
        put(store, "new", "content");
        put(store, "n0", "replaced");
        assertThat(store.delete(BUCKET, name("n1"))).isTrue();
        assertThat(store.rename(BUCKET, name("n2"), name("other"))).isPresent();
        assertThat(store.amend(BUCKET, name("n3"), _ -> CustomMetadata.NONE)).isPresent();
        assertThat(store.mirror(BUCKET, name("n4"), 2)).isPresent();
        assertThat(store.mirror(BUCKET, name("n5"), 1)).isPresent();
    }

    @Test
    void isNeverWrongWhateverOfItsLogIsLost() throws IOException {
        long length = Long.MAX_VALUE;
        for (int cut = 0; cut < length; cut += 61) {
            String mountpath = "m" + cut;
            FileSystemObjectStore first = start(mountpath);
            fill(first);
            first.close();
            FileSystemObjectStore store = start(mountpath);
            change(store);
            Map<String, String> before = all(store);
            Path log = newest(mountpath, "changes-");
            length = Files.size(log);
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(cut);
            }

            // what was changed in place was told of on the medium
            Map<String, String> after = all(start(mountpath));
            after.remove("n3");
            before.remove("n3");
            assertThat(after).as("cut at %s", cut).isEqualTo(before);
        }
    }

    private Path newest(String mountpath, String kind) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(mountpath).resolve("index"))) {
            return found.filter(path -> path.getFileName().toString().startsWith(kind))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    @Test
    void readsWhatOthersPutIntoAFolder() throws IOException {
        FileSystemObjectStore store = start("m");
        fill(store);
        store.close();
        Path file = files("m/objects").getFirst();
        Path copy = Files.copy(file, file.resolveSibling("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.delete(file);

        assertThat(all(start("m"))).doesNotContainKey(file.getFileName().toString());
        assertThat(copy).exists();
    }

    @Test
    void doesNotCountWhereItIsACopy() throws IOException {
        FileSystemObjectStore store = start("m");
        fill(store);
        store.close();
        for (String mountpath : List.of("", "-2")) {
            copy(folder.resolve("m" + mountpath), folder.resolve("k" + mountpath));
        }
        spoil("k");

        assertThat(all(start("k"))).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (Path path : all) {
            Files.setLastModifiedTime(to.resolve(from.relativize(path)), Files.getLastModifiedTime(path));
        }
    }

    @Test
    void doesNotCountWhereItIsDamaged() throws IOException {
        FileSystemObjectStore store = start("m");
        fill(store);
        Map<String, String> before = all(store);
        store.close();
        Path index = newest("m", "files-");
        for (long at : List.of(0L, 5L, Files.size(index) / 2, Files.size(index) - 1)) {
            try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, at);
                channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), at);
            }

            FileSystemObjectStore next = start("m");
            assertThat(all(next)).isEqualTo(before);
            next.close();
            index = newest("m", "files-");
        }
    }

    @Test
    void letsNothingChangeOnceItIsClosed() {
        FileSystemObjectStore store = start("m");
        fill(store);
        store.close();

        assertThatExceptionOfType(StoreFailure.class).isThrownBy(() -> put(store, "late", "x"));
        assertThatExceptionOfType(StoreFailure.class).isThrownBy(() -> store.delete(BUCKET, name("n0")));
        assertThat(text(store, "n0")).isEqualTo("c0");
    }

    @Test
    void isWrittenAnewAfterManyChanges() throws IOException, InterruptedException {
        try (ExecutorService sweeper = Executors.newSingleThreadExecutor()) {
            FileSystemObjectStore store = start("m", false, sweeper);
            for (int i = 0; i < 1_001; i++) {
                put(store, "same", "c" + i);
            }
        }

        assertThat(List.of(newest("m", "files-"), newest("m-2", "files-")))
                .extracting(path -> path.getFileName().toString())
                .contains("files-2");
        assertThat(text(start("m", false, Runnable::run), "same")).isEqualTo("c1000");
    }
}
