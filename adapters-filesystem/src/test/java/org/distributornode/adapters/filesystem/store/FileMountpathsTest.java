package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.application.testkit.StoreMountpathsContract;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.MountpathChange;
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
        next();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FileSystemObjectStore next() {
        if (store != null) {
            store.close();
        }
        FileSystemObjectStore next = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        List.of(folder.resolve("m1")),
                        1 << 20,
                        true,
                        new MountpathRules(List.of(folder), List.of(folder.resolve("state")), folder.resolve("state"))),
                InstantSource.system(),
                Runnable::run,
                new UnforcedDisk());
        next.restore(Set.of(BUCKET));
        store = next;
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
}
