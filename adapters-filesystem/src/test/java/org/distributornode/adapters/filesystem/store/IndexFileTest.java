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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts with indexes that are right, old, damaged or gone: what a start finds is what lies there.
class IndexFileTest {

    private static final int OBJECTS = 12;

    @TempDir
    private Path folder;

    private final SteppingClock clock = new SteppingClock(Instant.ofEpochSecond(1_700_000_000));
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private Duration ahead = Duration.ofHours(1);
    private Duration look = Duration.ZERO;

    /// Counts what is read; on a file system whose files are old, unless `ahead` is nothing.
    private final class CountingSight implements FileSight {

        private final FileSight sight = new LocalSight();

        @Override
        public SeenFile see(Mountpath mountpath, Path file) throws IOException {
            looks.incrementAndGet();
            clock.advance(look);
            return sight.see(mountpath, file);
        }

        @Override
        public long now(Mountpath mountpath, Path fresh) throws IOException {
            return sight.now(mountpath, fresh) + ahead.toNanos();
        }

        @Override
        public Optional<ObjectFile.Read> read(Path file, Predicate<ObjectRecord> fits) throws IOException {
            reads.incrementAndGet();
            return sight.read(file, fits);
        }
    }

    private FileSystemObjectStore opened() {
        return new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(List.of(folder.resolve("m1"), folder.resolve("m2")), 1L << 30, true),
                clock,
                Runnable::run,
                new StoreParts.Files(new UnforcedDisk(), new CountingSight()));
    }

    /// A start; `reads` are its own.
    private FileSystemObjectStore started() {
        FileSystemObjectStore store = opened();
        reads.set(0);
        store.restore(Set.of(BUCKET));
        return store;
    }

    private FileSystemObjectStore filled() {
        FileSystemObjectStore store = started();
        for (int i = 0; i < OBJECTS; i++) {
            put(store, "n" + i, "content " + i);
        }
        return store;
    }

    private static Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < OBJECTS; i++) {
            expected.put("n" + i, "content " + i);
        }
        return expected;
    }

    private static Map<String, String> all(FileSystemObjectStore store) {
        Map<String, String> found = new TreeMap<>();
        for (ObjectPage.Entry entry : store.list(BUCKET, ObjectQuery.all("")).entries()) {
            found.put(entry.text(), text(store, entry.text()));
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        return found;
    }

    @Test
    void endsInTimeAndKeepsTheIndexesThatThereAre() {
        filled().close();
        FileSystemObjectStore store = started();
        put(store, "new", "newer");
        looks.set(0);
        look = Duration.ofSeconds(4);

        store.close();

        assertThat(looks).as("twelve seconds").hasValue(3);
        look = Duration.ZERO;
        FileSystemObjectStore again = started();
        assertThat(reads).hasValue(1);
        Map<String, String> expected = expected();
        expected.put("new", "newer");
        assertThat(all(again)).isEqualTo(expected);
    }

    @Test
    void readsNoFileAgainThatDidNotChange() {
        filled().close();

        FileSystemObjectStore next = started();

        assertThat(reads).hasValue(0);
        assertThat(all(next)).isEqualTo(expected());
        next.close();
        assertThat(reads).hasValue(0);
        assertThat(all(started())).isEqualTo(expected());
        assertThat(reads).hasValue(0);
    }

    @Test
    void readsWhatMayChangeWithoutBeingToldApart() {
        ahead = Duration.ZERO;
        filled().close();

        FileSystemObjectStore next = started();

        assertThat(reads).hasValue(OBJECTS);
        assertThat(all(next)).isEqualTo(expected());
        next.close();
        assertThat(all(started())).isEqualTo(expected());
        assertThat(reads).hasValue(OBJECTS);
    }

    @Test
    void seesWhatBecameOfFilesWhileItWasDown() throws IOException {
        FileSystemObjectStore store = filled();
        put(store, "other", "content 1");
        Path other = file("other").getFirst();
        byte[] added = Files.readAllBytes(other);
        assertThat(store.delete(BUCKET, name("other"))).isTrue();
        store.close();
        change(file("n0").getFirst(), trailerOf("n0", bytes("content 0"), "changed"));
        Files.delete(file("n1").getFirst());
        Path replaced = file("n2").getFirst();
        Path fresh = folder.resolve("fresh");
        Files.write(fresh, trailerOf("n2", bytes("another"), "new"));
        Files.move(fresh, replaced, StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(other.getParent());
        Files.write(other, added);
        Path garbled = file("n3").getFirst();
        byte[] bytes = Files.readAllBytes(garbled);
        bytes[bytes.length - 20] ^= 1;
        change(garbled, bytes);

        FileSystemObjectStore next = started();

        Map<String, String> expected = expected();
        expected.keySet().removeAll(Set.of("n1", "n3"));
        expected.put("n2", "another");
        expected.put("other", "content 1");
        assertThat(all(next)).isEqualTo(expected);
        assertThat(next.find(BUCKET, name("n0")).orElseThrow().custom().entries())
                .containsEntry("k", "changed");
        assertThat(next.find(BUCKET, name("n2")).orElseThrow().custom().entries())
                .containsEntry("k", "new");
        assertThat(reads).hasValue(4);
    }

    @Test
    void doesNotKeepWhatAFileDoesNotSay() throws IOException {
        FileSystemObjectStore store = filled();
        change(file("n0").getFirst(), trailerOf("n0", bytes("changed!!"), "by hand"));
        store.close();

        FileSystemObjectStore next = started();

        assertThat(text(next, "n0")).isEqualTo("changed!!");
        assertThat(reads).hasValue(1);
    }

    @Test
    void losesNothingWithoutAnOrderlyEnd() {
        filled().close();
        FileSystemObjectStore store = started();
        put(store, "n0", "anew");
        put(store, "more", "x");
        assertThat(store.delete(BUCKET, name("n1"))).isTrue();
        assertThat(store.rename(BUCKET, name("n2"), name("moved"))).isPresent();
        assertThat(store.amend(BUCKET, name("n3"), _ -> custom("amended"))).isPresent();

        FileSystemObjectStore next = started();

        Map<String, String> expected = expected();
        expected.keySet().removeAll(Set.of("n1", "n2"));
        expected.putAll(Map.of("n0", "anew", "more", "x", "moved", "content 2"));
        assertThat(all(next)).isEqualTo(expected);
        assertThat(next.find(BUCKET, name("n3")).orElseThrow().custom()).isEqualTo(custom("amended"));
        assertThat(reads).hasValue(4);
    }

    @Test
    void losesNothingByAStartThatFails() throws IOException {
        filled().close();
        Path path = file("n0").getFirst();
        byte[] good = Files.readAllBytes(path);
        byte[] newer = good.clone();
        newer[newer.length - 1]++;
        change(path, newer);
        FileSystemObjectStore failing = opened();
        assertThatExceptionOfType(StoreFailure.class).isThrownBy(() -> failing.restore(Set.of(BUCKET)));
        failing.close();
        change(path, good);

        FileSystemObjectStore next = started();

        assertThat(all(next)).isEqualTo(expected());
        assertThat(reads).hasValue(1);
    }

    @Test
    void believesNoDamagedIndex() throws IOException {
        filled().close();
        Path index = folder.resolve("m1/index/" + BUCKET);
        byte[] good = Files.readAllBytes(index);
        int most = 0;
        for (int at = 0; at < good.length; at += at < 48 ? 1 : 13) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            Files.write(index, damaged);
            assertThat(all(started())).isEqualTo(expected());
            most = Math.max(most, reads.get());
            Files.write(index, Arrays.copyOf(good, at));
            assertThat(all(started())).isEqualTo(expected());
        }
        assertThat(most).isPositive();
        Files.delete(index);
        Files.copy(folder.resolve("m2/index/" + BUCKET), index);
        assertThat(all(started())).isEqualTo(expected());
    }

    @Test
    void keepsWhenObjectsWereReadLast() {
        FileSystemObjectStore store = filled();
        put(store, "two", bytes("x"), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
        store.open(BUCKET, name("n5")).ifPresent(Opened::close);
        store.open(BUCKET, name("two")).ifPresent(Opened::close);
        List<Instant> before = accessed(store);
        store.close();

        FileSystemObjectStore next = started();

        assertThat(accessed(next)).isEqualTo(before);
        assertThat(next.find(BUCKET, name("two")).orElseThrow().copies()).isEqualTo(2);
        assertThat(reads).hasValue(0);
    }

    @Test
    void takesTheLatestReadingOfTwoCopies() throws IOException {
        FileSystemObjectStore store = started();
        put(store, "two", bytes("x"), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 2));
        store.close();
        byte[] early = Files.readAllBytes(folder.resolve("m1/index/" + BUCKET));
        FileSystemObjectStore second = started();
        second.open(BUCKET, name("two")).ifPresent(Opened::close);
        List<Instant> latest = accessed(second);
        second.close();
        Files.write(folder.resolve("m1/index/" + BUCKET), early);

        assertThat(accessed(started())).isEqualTo(latest);
        assertThat(reads).hasValue(0);
    }

    private static List<Instant> accessed(FileSystemObjectStore store) {
        return Stream.of("n5", "n6", "two")
                .flatMap(text -> store.find(BUCKET, name(text)).stream())
                .map(object -> object.accessed())
                .toList();
    }

    private static CustomMetadata custom(String value) {
        return CustomMetadata.of(Map.of("k", value)).orElseThrow();
    }

    /// What the file of an object looks like.
    private byte[] trailerOf(String text, byte[] content, String value) throws IOException {
        ObjectFile.Read read =
                new LocalSight().read(file(text).getFirst(), _ -> true).orElseThrow();
        ObjectRecord before = read.object();
        ObjectRecord object = new ObjectRecord(
                before.name(),
                content.length,
                before.checksum(),
                before.version(),
                before.written(),
                before.accessed(),
                custom(value),
                before.change());
        byte[] trailer = Trailer.encode(object).array();
        int length = Trailer.encode(object).remaining();
        byte[] bytes = Arrays.copyOf(content, content.length + length);
        System.arraycopy(trailer, 0, bytes, content.length, length);
        return bytes;
    }

    /// Changes a file in its place, at a time that can be told from that of the last change.
    private static void change(Path path, byte[] bytes) throws IOException {
        Object before = Files.getAttribute(path, "unix:ctime");
        do {
            Files.write(path, bytes);
        } while (Files.getAttribute(path, "unix:ctime").equals(before));
    }

    private List<Path> file(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String mountpath : List.of("m1", "m2")) {
            Path path = folder.resolve(mountpath + "/objects/" + BUCKET).resolve(FileNames.path(name(text)));
            if (Files.exists(path)) {
                found.add(path);
            }
        }
        return found;
    }
}
