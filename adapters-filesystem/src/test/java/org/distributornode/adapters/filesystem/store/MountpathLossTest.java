package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.adapters.filesystem.cache.UnforcedDisk;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.MountpathChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of two mountpaths is lost or sick, at a start or while the store runs, and may come back.
class MountpathLossTest {

    private static final int OBJECTS = 16;

    @TempDir
    private Path folder;

    private Path second;
    private Path away;
    private FileSystemObjectStore store;

    @BeforeEach
    void open() throws IOException {
        second = folder.resolve("m2");
        away = folder.resolve("away");
        Files.createDirectories(folder.resolve("state"));
        store = started(StoreParts.Files.on(new UnforcedDisk()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void next(StoreParts.Files files) {
        store.close();
        store = started(files);
    }

    private void next() {
        next(StoreParts.Files.on(new UnforcedDisk()));
    }

    private FileSystemObjectStore started(StoreParts.Files files) {
        FileSystemObjectStore next = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        List.of(folder.resolve("m1"), second),
                        1 << 20,
                        true,
                        new MountpathRules(List.of(folder), List.of(folder.resolve("state")), folder.resolve("state"))),
                InstantSource.system(),
                Runnable::run,
                files);
        next.restore(Set.of(BUCKET));
        return next;
    }

    private void fill(int copies) {
        for (int i = 0; i < OBJECTS; i++) {
            put(store, "n" + i, bytes("c" + i), new Finish(CHECKSUM, CustomMetadata.NONE, true, true, copies));
        }
    }

    /// The next start finds no second mountpath.
    private void lose() throws IOException {
        store.close();
        Files.move(second, away);
        next();
    }

    private void bringBack() throws IOException {
        Trees.delete(second);
        Files.move(away, second);
        assertThat(store.mountpaths().enable(second.toString())).isInstanceOf(MountpathChange.Done.class);
    }

    private DraftStore.Draft draftOnSecond() {
        DraftStore.Draft draft;
        do {
            draft = store.drafts()
                    .begin(BUCKET, name("draft"), CustomMetadata.NONE)
                    .orElseThrow();
        } while (!Files.exists(second.resolve("drafts")
                .resolve(BUCKET.toString())
                .resolve(draft.id().text())));
        try (DraftStore.PieceWriter piece = store.drafts().write(draft, 1)) {
            assertThat(piece.write(ByteBuffer.wrap(bytes("piece")))).isTrue();
            assertThat(piece.keep(CHECKSUM)).isEqualTo(DraftStore.Kept.KEPT);
        }
        return draft;
    }

    @Test
    void takesUpDraftsOfALostOneAndNoneOfOneThatWasEnded() throws IOException {
        DraftStore.Draft draft = draftOnSecond();
        lose();
        assertThat(store.drafts().find(BUCKET, draft.id())).isEmpty();
        next();
        bringBack();

        assertThat(store.drafts().find(BUCKET, draft.id())).contains(draft);
        assertThat(store.drafts().pieces(draft)).hasSize(1);

        assertThat(store.mountpaths().end(second.toString(), false)).isInstanceOf(MountpathChange.Done.class);
        assertThat(store.drafts().find(BUCKET, draft.id())).isEmpty();
        assertThat(store.mountpaths().enable(second.toString())).isInstanceOf(MountpathChange.Done.class);
        assertThat(store.drafts().find(BUCKET, draft.id())).isEmpty();
    }

    /// Of the buckets that it keeps, too, what is newer is not overwritten.
    @Test
    void takesNoneIntoUseThatKnowsMoreBuckets() throws IOException {
        BucketStore buckets = new FileBucketStore(List.of(folder.resolve("m1"), second));
        buckets.load();
        buckets.save(new BucketStore.Registry(7, List.of()));
        lose();
        BucketStore newer = new FileBucketStore(List.of(away));
        newer.load();
        newer.save(new BucketStore.Registry(8, List.of()));
        Path object = Files.createDirectories(away.resolve("objects/8/00")).resolve("object");
        Files.writeString(object, "content");
        Trees.delete(second);
        Files.move(away, second);
        MountpathChange refused =
                new MountpathChange.Refused(second.toString(), "keeps other buckets than the mountpaths in use");

        assertThat(store.mountpaths().enable(second.toString())).isEqualTo(refused);
        Files.delete(second.resolve("buckets"));
        assertThat(store.mountpaths().enable(second.toString())).isEqualTo(refused);
        assertThat(second.resolve("objects/8/00/object")).exists();

        Trees.delete(second.resolve("objects/8"));
        assertThat(store.mountpaths().enable(second.toString())).isInstanceOf(MountpathChange.Done.class);
    }

    @Test
    void keepsCopiesOnOneThatEndsWhereTheOthersAreGone() throws IOException {
        fill(2);
        Trees.delete(folder.resolve("m1/objects"));
        Files.createDirectories(folder.resolve("m1/objects"));

        assertThat(store.mountpaths().end(second.toString(), false)).isInstanceOf(MountpathChange.Done.class);
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        assertThat(store.mountpaths().enable(second.toString())).isInstanceOf(MountpathChange.Done.class);

        for (int i = 0; i < OBJECTS; i++) {
            assertThat(text(store, "n" + i)).isEqualTo("c" + i);
        }
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    /// Some files of a mountpath cannot be looked at.
    private record SickSight(FileSight sight, Predicate<Path> sick) implements FileSight {

        private void refuse(Path file) throws IOException {
            if (sick.test(file)) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public SeenFile see(Mountpath mountpath, Path file) throws IOException {
            refuse(file);
            return sight.see(mountpath, file);
        }

        @Override
        public long now(Mountpath mountpath, Path fresh) throws IOException {
            return sight.now(mountpath, fresh);
        }

        @Override
        public Optional<ObjectFile.Read> read(Path file, Predicate<ObjectRecord> fits) throws IOException {
            refuse(file);
            return sight.read(file, fits);
        }
    }

    @Test
    void startsWithFilesThatCannotBeRead() {
        fill(2);
        put(store, "alone", "content");
        Disk disk = new UnforcedDisk();

        next(new StoreParts.Files(
                disk,
                new SickSight(
                        new LocalSight(),
                        file -> file.endsWith("alone")
                                || (file.startsWith(second)
                                        && file.getFileName().toString().startsWith("n")))));

        for (int i = 0; i < OBJECTS; i++) {
            assertThat(text(store, "n" + i)).isEqualTo("c" + i);
        }
        assertThat(store.find(BUCKET, name("alone"))).isEmpty();
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        assertThat(store.delete(BUCKET, name("n1"))).isTrue();
        assertThat(store.rename(BUCKET, name("n2"), name("r2"))).isPresent();
        next();
        assertThat(text(store, "alone")).isEqualTo("content");
        ObjectStore objects = store;
        assertThat(objects.find(BUCKET, name("n0")).orElseThrow().copies()).isEqualTo(2);
        assertThat(objects.find(BUCKET, name("n1"))).isEmpty();
        assertThat(objects.find(BUCKET, name("n2"))).isEmpty();
        assertThat(text(objects, "r2")).isEqualTo("c2");
    }
}
