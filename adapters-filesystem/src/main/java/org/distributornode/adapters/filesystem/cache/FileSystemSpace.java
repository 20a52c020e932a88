package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.application.port.cache.DiskSpace;
import org.jspecify.annotations.Nullable;

/// The room of the file system that a folder is on.
public final class FileSystemSpace implements DiskSpace {

    private final Path folder;

    /// Found once, since all mounts are looked through for it; asks the system by the folder each time.
    private volatile @Nullable FileStore found;

    public FileSystemSpace(Path folder) {
        this.folder = folder;
    }

    /// What is kept for root is not free.
    @Override
    public Space measure() {
        try {
            FileStore store = store();
            long total = positive(store.getTotalSpace());
            return new Space(total, Math.min(total, positive(store.getUsableSpace())));
        } catch (IOException e) {
            throw CacheFailures.reading("measuring the disk", folder, e);
        }
    }

    private FileStore store() throws IOException {
        FileStore known = found;
        if (known == null) {
            known = Files.getFileStore(folder);
            found = known;
        }
        return known;
    }

    /// Beyond the largest number Java tells a negative one.
    private static long positive(long bytes) {
        return bytes < 0 ? Long.MAX_VALUE : bytes;
    }
}
