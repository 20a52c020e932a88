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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.application.testkit.StoreMountpathsContract;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathChange.Refused;
import org.distributornode.domain.store.MountpathEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMountpathsTest implements StoreMountpathsContract {

    private static final int OBJECTS = 20;

    @TempDir
    private Path folder;

    private FileSystemObjectStore store;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        store = started("m1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FileSystemObjectStore next() {
        return next("m1");
    }

    private FileSystemObjectStore next(String... mountpaths) {
        store.close();
        store = started(mountpaths);
        return store;
    }

    private FileSystemObjectStore started(String... mountpaths) {
        FileSystemObjectStore next = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        Stream.of(mountpaths).map(folder::resolve).toList(),
                        1 << 20,
                        true,
                        new MountpathRules(List.of(folder), List.of(folder.resolve("state")), folder.resolve("state"))),
                InstantSource.system(),
                Runnable::run,
                StoreParts.Files.on(new UnforcedDisk()));
        next.restore(Set.of(BUCKET));
        return next;
    }

    @Override
    public StoreMountpaths mountpaths() {
        return store.mountpaths();
    }

    @Override
    public StoreMountpaths mountpathsAfterCrash() {
        return next().mountpaths();
    }

    @Override
    public String folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String closed() {
        return folder("state/sub");
    }

    private String more() {
        String more = folder("more");
        assertThat(mountpaths().add(more)).isInstanceOf(MountpathChange.Done.class);
        return more;
    }

    private void fill(ObjectStore into, int copies) {
        IntStream.range(0, OBJECTS)
                .forEach(i -> put(
                        into, "n" + i, bytes("c" + i), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, copies)));
    }

    private static void isWhole(ObjectStore of) {
        IntStream.range(0, OBJECTS).forEach(i -> assertThat(text(of, "n" + i)).isEqualTo("c" + i));
        assertThat(of.room().used()).isEqualTo(of.usage(BUCKET).stored());
    }

    @Test
    void movesObjectsAwayFromOneThatIsLeft() {
        String more = more();
        fill(store, 1);
        assertThat(mountpaths().leave(more, true)).isInstanceOf(MountpathChange.Done.class);
        mountpaths().settle();
        assertThat(mountpaths().list()).contains(new MountpathEntry(more, MountpathEntry.State.LEAVING));
        isWhole(store);

        IntStream.range(0, OBJECTS)
                .forEach(i -> assertThat(store.mirror(BUCKET, name("n" + i), 1)).isPresent());
        mountpaths().settle();

        assertThat(mountpaths().list()).hasSize(1);
        isWhole(store);
        isWhole(next());
    }

    @Test
    void bringsBackWhatIsOnADisabledOneAlone() {
        String more = more();
        fill(store, 1);
        long before = store.usage(BUCKET).objects();

        assertThat(mountpaths().end(more, false)).isInstanceOf(MountpathChange.Done.class);
        long left = store.usage(BUCKET).objects();
        assertThat(left).isBetween(1L, before - 1);
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        FileSystemObjectStore restarted = next();
        assertThat(restarted.usage(BUCKET).objects()).isEqualTo(left);
        assertThat(restarted.mountpaths().enable(more)).isInstanceOf(MountpathChange.Done.class);

        isWhole(restarted);
    }

    @Test
    void bringsBackNothingThatWasDeletedMeanwhile() {
        String more = more();
        fill(store, 2);
        mountpaths().end(more, false);
        isWhole(store);
        assertThat(store.delete(BUCKET, name("n0"))).isTrue();
        put(store, "n1", "newer");

        assertThat(mountpaths().enable(more)).isInstanceOf(MountpathChange.Done.class);

        assertThat(store.find(BUCKET, name("n0"))).isEmpty();
        assertThat(text(store, "n1")).isEqualTo("newer");
        assertThat(store.find(BUCKET, name("n2")).orElseThrow().copies()).isEqualTo(1);
        assertThat(store.mirror(BUCKET, name("n2"), 2).orElseThrow().copies()).isEqualTo(2);
    }

    @Test
    void lastsAtALostOneWhereObjectsAreMirrored() throws IOException {
        String more = more();
        fill(store, 2);
        Trees.delete(Path.of(more));
        Files.writeString(Path.of(more), "a file where a disk was");

        isWhole(store);
        assertThat(mountpaths().end(more, false)).isInstanceOf(MountpathChange.Done.class);
        isWhole(store);
        isWhole(next());
    }

    @Test
    void takesNoFolderWithObjectsOfAnotherStore() throws IOException {
        String other = folder("other");
        Files.createDirectories(Path.of(other, "objects/1/00"));

        assertThat(mountpaths().add(other))
                .isEqualTo(new MountpathChange.Refused(other, "holds objects of another store"));
    }

    /// Objects of which some go to each mountpath.
    private List<ObjectStore.Staging> staged() {
        return IntStream.range(0, OBJECTS)
                .mapToObj(i -> {
                    ObjectStore.Staging staging = store.stage(BUCKET, name("n" + i));
                    assertThat(staging.write(ByteBuffer.wrap(bytes("c" + i)))).isTrue();
                    return staging;
                })
                .toList();
    }

    private static boolean publish(ObjectStore.Staging staging) {
        try (staging) {
            return staging.publish(new Finish(CHECKSUM, CustomMetadata.NONE, true, true, 1))
                    instanceof ObjectStore.Published.Stored;
        } catch (StoreFailure failure) {
            assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.MOUNTPATH_GONE);
            assertThat(failure.retryable()).isTrue();
            return false;
        }
    }

    @Test
    void acknowledgesNothingThatWasToGoToARemovedOne() {
        String more = more();
        List<ObjectStore.Staging> staged = staged();
        mountpaths().end(more, true);

        List<Boolean> stored = staged.stream().map(FileMountpathsTest::publish).toList();

        assertThat(stored).contains(true, false);
        for (int i = 0; i < OBJECTS; i++) {
            assertThat(store.find(BUCKET, name("n" + i)).isPresent()).isEqualTo(stored.get(i));
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    @Test
    void waitsForWhatIsOnItsWayToOneThatIsLeftAndMovesIt() {
        String more = more();
        List<ObjectStore.Staging> staged = staged();
        mountpaths().leave(more, true);
        mountpaths().settle();
        assertThat(mountpaths().list()).contains(new MountpathEntry(more, MountpathEntry.State.LEAVING));

        assertThat(staged).allMatch(FileMountpathsTest::publish);
        mountpaths().settle();

        assertThat(mountpaths().list()).hasSize(1);
        isWhole(store);
        isWhole(next());
    }

    private DraftStore.Draft draftOn(String mountpath) {
        DraftStore.Draft draft;
        do {
            draft = store.drafts()
                    .begin(BUCKET, name("draft"), CustomMetadata.NONE)
                    .orElseThrow();
        } while (!Files.exists(
                Path.of(mountpath, "drafts", BUCKET.toString(), draft.id().text())));
        return draft;
    }

    @Test
    void waitsForDraftsOnOneThatIsLeft() {
        String more = more();
        DraftStore.Draft draft = draftOn(more);
        mountpaths().leave(more, true);
        mountpaths().settle();
        try (DraftStore.PieceWriter piece = store.drafts().write(draft, 1)) {
            assertThat(piece.write(ByteBuffer.wrap(bytes("piece")))).isTrue();
            assertThat(piece.keep(CHECKSUM)).isEqualTo(DraftStore.Kept.KEPT);
        }
        mountpaths().settle();
        assertThat(mountpaths().list()).contains(new MountpathEntry(more, MountpathEntry.State.LEAVING));

        store.drafts().discard(draft);
        mountpaths().settle();
        assertThat(mountpaths().list()).hasSize(1);
    }

    @Test
    void forgetsDraftsOnARemovedOne() {
        String more = more();
        DraftStore.Draft draft = draftOn(more);
        try (DraftStore.PieceWriter piece = store.drafts().write(draft, 1)) {
            assertThat(piece.write(ByteBuffer.wrap(bytes("piece")))).isTrue();
            mountpaths().end(more, true);

            assertThat(store.drafts().find(BUCKET, draft.id())).isEmpty();
            assertThatExceptionOfType(StoreFailure.class)
                    .isThrownBy(() -> piece.keep(CHECKSUM))
                    .matches(StoreFailure::retryable);
        }
        store.drafts().discardUntouched(Instant.MAX);
        assertThat(store.room().used()).isZero();
    }

    @Test
    void takesNoOtherFolderForTheOneThatWasDisabled() throws IOException {
        String more = more();
        fill(store, 1);
        mountpaths().end(more, false);
        Path away = Files.move(Path.of(more), folder.resolve("away"));
        Refused other = new Refused(more, "is not the one that was disabled");

        assertThat(mountpaths().enable(more)).isEqualTo(new Refused(more, "is not there"));
        folder("more");
        assertThat(mountpaths().enable(more)).isEqualTo(other);
        Mountpath.open(Path.of(more), 17);
        assertThat(mountpaths().enable(more)).isEqualTo(other);
        Trees.delete(Path.of(more));
        Files.createDirectories(folder.resolve("state/more"));
        Files.createSymbolicLink(Path.of(more), folder.resolve("state/more"));
        Files.copy(away.resolve("object-store"), Path.of(more, "object-store"));
        assertThat(mountpaths().enable(more)).isInstanceOf(Refused.class);

        Files.delete(Path.of(more));
        Files.move(away, Path.of(more));
        assertThat(mountpaths().enable(more)).isInstanceOf(MountpathChange.Done.class);
        isWhole(store);
    }

    @Test
    void takesNoCopyOfOneThatIsInUse() throws IOException {
        String more = more();
        String copy = folder("copy");
        Files.copy(Path.of(more, "object-store"), Path.of(copy, "object-store"));

        assertThat(mountpaths().add(copy)).isEqualTo(new Refused(copy, "is a copy of " + more));
    }

    @Test
    void startsWithoutOneThatCannotBeUsed() throws IOException {
        next("m1", "m2");
        fill(store, 2);
        assertThat(store.find(BUCKET, name("n0")).orElseThrow().copies()).isEqualTo(2);
        store.close();
        Path second = folder.resolve("m2");
        Path away = Files.move(second, folder.resolve("away"));

        for (int i = 0; i < 2; i++) {
            if (i == 0) {
                Files.writeString(second, "a file where a disk was");
            } else {
                Files.delete(second);
            }
            next("m1", "m2");
            assertThat(mountpaths().list())
                    .containsExactly(
                            new MountpathEntry(folder.resolve("m1").toString(), MountpathEntry.State.AVAILABLE),
                            new MountpathEntry(second.toString(), MountpathEntry.State.DISABLED));
            isWhole(store);
        }

        Trees.delete(second);
        Files.move(away, second);
        assertThat(mountpaths().enable(second.toString())).isInstanceOf(MountpathChange.Done.class);
        isWhole(store);
        assertThat(store.find(BUCKET, name("n0")).orElseThrow().copies()).isEqualTo(2);
        isWhole(next("m1", "m2"));
        assertThat(store.find(BUCKET, name("n0")).orElseThrow().copies()).isEqualTo(2);
    }

    @Test
    void knowsItsMountpathsAtEachOthersPlaces() throws IOException {
        next("m1", "m2");
        fill(store, 1);
        store.close();
        Files.move(folder.resolve("m1"), folder.resolve("m3"));
        Files.move(folder.resolve("m2"), folder.resolve("m1"));
        Files.move(folder.resolve("m3"), folder.resolve("m2"));

        isWhole(next("m1", "m2"));
        assertThat(mountpaths().list())
                .extracting(MountpathEntry::state)
                .containsExactly(MountpathEntry.State.AVAILABLE, MountpathEntry.State.AVAILABLE);
    }

    @Test
    void takesNoUnmountedDiskForAnEmptyOne() throws IOException {
        next("m1", "m2");
        store.close();
        Trees.delete(folder.resolve("m2"));
        next("m1", "m2");

        assertThat(mountpaths().list())
                .contains(new MountpathEntry(folder.resolve("m2").toString(), MountpathEntry.State.DISABLED));
        assertThat(mountpaths().end(folder.resolve("m2").toString(), true)).isInstanceOf(MountpathChange.Done.class);
        assertThat(mountpaths().add(folder.resolve("m2").toString())).isInstanceOf(MountpathChange.Done.class);
    }

    @Test
    void doesNotStartWithoutAny() throws IOException {
        Files.writeString(folder.resolve("m3"), "a file where a disk was");

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> next("m3"))
                .withMessageContaining("m3");
    }
}
