package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of the store that somebody else cut, flipped, removed or put there.
final class DamageTest {

    private static final SampleObject SAMPLE = SampleObject.of(4097, 70_000);
    private static final SampleObject OTHER = SampleObject.of(1, 1000);

    private final Path assets;
    private final Path state;
    private final FileSystemCacheStore store;

    DamageTest(@TempDir Path folder) {
        assets = folder.resolve("assets");
        state = folder.resolve("state");
        store = new FileSystemCacheStore(assets, state);
    }

    @Test
    void keepsTheNamesThatItsFormatPromises() {
        CacheStoreSubject.hold(store, SAMPLE);
        Fill fill = store.fill(OTHER.object());
        fill.write(0, OTHER.bytes());
        fill.force();

        assertThat(names(assets)).containsExactlyInAnyOrder("4097", ".fill-1");
        assertThat(names(state)).containsExactlyInAnyOrder("proofs/001/4097", "segments/1");
    }

    @Test
    void leavesNoFilesOfAFillThatGotNothing() {
        store.fill(OTHER.object()).close();

        assertThat(names(assets)).isEmpty();
        assertThat(names(state)).isEmpty();
    }

    @Test
    void doesNotHoldAFileOfAnotherLength() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);
        CacheStoreSubject.hold(store, OTHER);
        resize(assets.resolve("4097"), 69_999);
        Files.write(assets.resolve("1"), new byte[1], StandardOpenOption.APPEND);

        assertThat(store.open(SAMPLE.id())).isEmpty();
        assertThat(store.proof(SAMPLE.id())).isEmpty();
        assertThat(store.open(OTHER.id())).isEmpty();
        assertThat(scanned()).isEmpty();
    }

    @Test
    void doesNotHoldAFileThatIsGone() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);
        Files.delete(assets.resolve("4097"));

        assertThat(store.open(SAMPLE.id())).isEmpty();
        assertThat(store.find(SAMPLE.id())).isEmpty();
        assertThat(scanned()).isEmpty();
    }

    @Test
    void doesNotHoldAFileWithoutProofUntilItIsFilled() throws IOException {
        Files.write(assets.resolve("4097"), new byte[70_000]);

        assertThat(store.open(SAMPLE.id())).isEmpty();
        CacheStoreSubject.hold(store, SAMPLE);

        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
    }

    @Test
    void neverTakesADamagedProofForAProof() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);
        Path file = state.resolve("proofs/001/4097");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x20;
            Files.write(file, damaged);

            assertThat(store.proof(SAMPLE.id())).as("flipped at %d", i).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(store.proof(SAMPLE.id())).as("cut at %d", length).isEmpty();
        }
    }

    @Test
    void holdsAnObjectWhoseProofIsDamagedBehindTheHeader() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);
        Path file = state.resolve("proofs/001/4097");
        resize(file, Files.size(file) - 1);

        assertThat(store.proof(SAMPLE.id())).isEmpty();
        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
        assertThat(scanned()).extracting(Held::object).containsExactly(SAMPLE.object());
    }

    @Test
    void skipsUnreadableProofsWhenItLooksThroughAll() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);
        CacheStoreSubject.hold(store, OTHER);
        Files.write(state.resolve("proofs/001/4097"), new byte[200]);
        Files.writeString(state.resolve("proofs/001/notes"), "?");
        Files.writeString(state.resolve("proofs/001/5.new"), "?");
        Files.createDirectory(state.resolve("proofs/001/6"));
        Files.writeString(state.resolve("proofs/README"), "?");

        assertThat(scanned()).extracting(Held::object).containsExactly(OTHER.object());
    }

    @Test
    void neverTrustsADamagedSegmentMap() throws IOException {
        leave(SAMPLE);
        Path file = state.resolve("segments/4097");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x01;
            leave(SAMPLE);
            Files.write(file, damaged);

            assertThat(present(SAMPLE.object())).as("flipped at %d", i).isZero();
        }
        for (int length = 0; length < whole.length; length++) {
            leave(SAMPLE);
            resize(file, length);

            assertThat(present(SAMPLE.object())).as("cut at %d", length).isZero();
        }
    }

    @Test
    void beginsAnewWhenAFillIsShorterThanItsMapSays() throws IOException {
        leave(SAMPLE);
        resize(assets.resolve(".fill-4097"), 99);

        assertThat(present(SAMPLE.object())).isZero();
    }

    @Test
    void beginsAnewWithoutAMapOrWithoutAFile() throws IOException {
        leave(SAMPLE);
        Files.delete(state.resolve("segments/4097"));
        leave(OTHER);
        Files.delete(assets.resolve(".fill-1"));

        assertThat(present(SAMPLE.object())).isZero();
        assertThat(present(OTHER.object())).isZero();
    }

    @Test
    void sweepsMapsWithoutFillsAndFillsWithoutMaps() throws IOException {
        leave(SAMPLE);
        Files.delete(state.resolve("segments/4097"));
        leave(OTHER);
        Files.delete(assets.resolve(".fill-1"));
        Files.writeString(state.resolve("segments/77.new"), "?");

        store.sweepFills(_ -> false);

        assertThat(names(assets)).isEmpty();
        assertThat(names(state)).isEmpty();
    }

    @Test
    void touchesNothingForeign() throws IOException {
        Files.createDirectories(assets.resolve("lost+found/deep"));
        Files.writeString(assets.resolve("lost+found/deep/7"), "inode");
        Files.createDirectory(assets.resolve("5"));
        Files.createSymbolicLink(assets.resolve("link"), assets.resolve("nowhere"));
        for (String name :
                List.of("007", "18446744073709551616", ".fill-", ".fill-01", ".fill-x", "cache.json", "-1")) {
            Files.writeString(assets.resolve(name), name);
        }
        List<String> before = names(assets);

        store.sweepFills(_ -> false);
        store.delete(SampleObject.of(5, 0).id());
        CacheStoreSubject.hold(store, SAMPLE);
        store.delete(SAMPLE.id());

        assertThat(scanned()).isEmpty();
        assertThat(names(assets)).isEqualTo(before);
        assertThat(assets.resolve("5")).isDirectory();
    }

    @Test
    void refusesToReplaceAForeignFolder() throws IOException {
        Path foreign = Files.createDirectory(assets.resolve("1"));

        try (Fill fill = store.fill(OTHER.object())) {
            fill.write(0, OTHER.bytes());
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> fill.commit(OTHER.proof(), SampleObject.MEDIA_TYPE))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.MEDIUM);
            fill.discard();
        }

        assertThat(store.open(OTHER.id())).isEmpty();
        assertThat(foreign).isDirectory();
    }

    @Test
    void failsWhenAHeldFileIsCutWhileItIsRead() throws IOException {
        CacheStoreSubject.hold(store, SAMPLE);

        try (ObjectBytes bytes = store.open(SAMPLE.id()).orElseThrow()) {
            resize(assets.resolve("4097"), 10);

            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(10, ByteBuffer.allocate(10)))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.MEDIUM);
        }
    }

    @Test
    void keepsALongMediaType() {
        MediaType longType = new MediaType("video/webm" + ("; x=" + "y".repeat(120)).repeat(8));
        try (Fill fill = store.fill(OTHER.object())) {
            fill.write(0, OTHER.bytes());
            fill.commit(OTHER.proof(), longType);
        }

        assertThat(store.find(OTHER.id())).contains(new Held(OTHER.object(), longType));
        assertThat(store.proof(OTHER.id())).contains(OTHER.proof());
    }

    @Test
    void tellsWhichFolderCannotBeMade(@TempDir Path elsewhere) throws IOException {
        Path file = Files.createFile(elsewhere.resolve("file"));

        assertThatExceptionOfType(CacheFailure.class)
                .isThrownBy(() -> new FileSystemCacheStore(file.resolve("assets"), elsewhere));
    }

    private void leave(SampleObject sample) {
        try (Fill fill = store.fill(sample.object())) {
            CacheStoreSubject.write(fill, sample, 0, 100);
        }
    }

    private long present(DataObject object) {
        Fill fill = store.fill(object);
        long total = fill.present().total();
        fill.discard();
        return total;
    }

    private List<Held> scanned() {
        List<Held> found = new ArrayList<>();
        store.scan(found::add);
        return found;
    }

    private static void resize(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
