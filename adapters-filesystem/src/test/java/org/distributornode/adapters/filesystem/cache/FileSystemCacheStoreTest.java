package org.distributornode.adapters.filesystem.cache;

import java.nio.file.Path;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.testkit.CacheStoreContract;
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
}
