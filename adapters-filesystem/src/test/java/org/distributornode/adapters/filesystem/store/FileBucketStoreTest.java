package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.BucketStoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileBucketStoreTest implements BucketStoreContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeMountpaths() throws IOException {
        Files.createDirectories(folder.resolve("m1/objects"));
        Files.createDirectories(folder.resolve("m2/objects"));
    }

    @Override
    public BucketStore bucketStore() {
        FileBucketStore store = new FileBucketStore(List.of(folder.resolve("m1"), folder.resolve("m2")));
        try {
            store.load();
        } catch (StoreFailure _) {
            return store;
        }
        return store;
    }

    /// Nobody can write over a folder with something in it.
    @Override
    public void refuseToKeep() {
        refuseToKeep("m1");
        refuseToKeep("m2");
    }

    private void refuseToKeep(String mountpath) {
        try {
            Files.createFile(Files.createDirectory(folder.resolve(mountpath).resolve("buckets.new"))
                    .resolve("something"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void spoil() {
        spoil("m1");
        spoil("m2");
    }

    private void spoil(String mountpath) {
        try {
            Path file = folder.resolve(mountpath).resolve("buckets");
            Files.writeString(file, Files.readString(file).replace("xxhash2", "xxhash"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void readsTheNewestThatIsSound() throws IOException {
        Registry first = new Registry(3, List.of());
        Registry second = new Registry(4, List.of());
        bucketStore().save(first);
        byte[] old = Files.readAllBytes(folder.resolve("m1/buckets"));
        bucketStore().save(second);
        Files.write(folder.resolve("m1/buckets"), old);

        assertThat(bucketStore().load()).isEqualTo(second);
        bucketStore().save(first);
        Files.delete(folder.resolve("m1/buckets"));
        assertThat(bucketStore().load()).isEqualTo(first);
        Files.writeString(folder.resolve("m1/buckets"), "rubbish");
        assertThat(bucketStore().load()).isEqualTo(first);
    }

    @Test
    void neverTakesALostFileForNoBuckets() throws IOException {
        Files.createDirectories(folder.resolve("m2/objects/1"));

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> new FileBucketStore(List.of(folder.resolve("m1"), folder.resolve("m2"))).load())
                .withMessageContaining("is gone")
                .extracting(StoreFailure::kind)
                .isEqualTo(StoreFailure.Kind.DAMAGED);
    }

    @Test
    void keepsBucketsWhereOneMountpathRefusesThem() throws IOException {
        Registry first = new Registry(3, List.of());
        Registry second = new Registry(4, List.of());
        BucketStore store = bucketStore();
        store.save(first);
        byte[] old = Files.readAllBytes(folder.resolve("m1/buckets"));
        refuseToKeep("m1");

        store.save(second);

        assertThat(Files.readAllBytes(folder.resolve("m1/buckets"))).isEqualTo(old);
        Trees.delete(folder.resolve("m1/buckets.new"));
        assertThat(bucketStore().load()).isEqualTo(second);
        assertThat(folder.resolve("m1/buckets")).hasSameBinaryContentAs(folder.resolve("m2/buckets"));
    }

    @Test
    void takesNoOldFileWhereObjectsAreNewer() throws IOException {
        bucketStore().save(new Registry(3, List.of()));
        Files.createDirectories(folder.resolve("m2/objects/3/00"));
        assertThat(bucketStore().load().last()).isEqualTo(3);
        Files.createDirectories(folder.resolve("m2/objects/4/00"));

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> new FileBucketStore(List.of(folder.resolve("m1"), folder.resolve("m2"))).load())
                .withMessageContaining("older than the objects")
                .extracting(StoreFailure::kind)
                .isEqualTo(StoreFailure.Kind.DAMAGED);
    }
}
