package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.application.testkit.CacheStoreContract;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSystemCacheStoreTest implements CacheStoreContract {

    private final Path folder;
    private final CacheStore store;

    FileSystemCacheStoreTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = afterCrash();
    }

    @Override
    public CacheStore store() {
        return store;
    }

    @Override
    public CacheStore afterCrash() {
        return new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"));
    }

    @Override
    public void leave(DataObjectId id, byte[] bytes) {
        try {
            Files.write(folder.resolve("assets").resolve(id.toString()), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void spoil(DataObjectId id, byte[] bytes) {
        leave(id, bytes);
    }

    @Test
    void passesOverWhatIsNoFileOfAnObject() throws IOException {
        Path assets = folder.resolve("assets");
        Files.createDirectories(assets.resolve("lost+found"));
        Files.createDirectories(assets.resolve("12"));
        Files.createSymbolicLink(assets.resolve("13"), assets.resolve("12"));
        for (String name : List.of("007", "18446744073709551616", "notes.txt", ".fill-9")) {
            Files.writeString(assets.resolve(name), name);
        }
        leave(new DataObjectId(7), new byte[3]);
        List<Unproven> found = new ArrayList<>();

        store.scanUnproven(_ -> false, found::add);

        assertThat(found).extracting(Unproven::id).containsExactly(new DataObjectId(7));
    }
}
