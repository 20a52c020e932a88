package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.application.port.cache.DiskSpace;

/// The room of the file system that a folder is on.
public final class FileSystemSpace implements DiskSpace {

    private final Path folder;

    public FileSystemSpace(Path folder) {
        this.folder = folder;
    }

    /// What is kept for root is not free.
    @Override
    public Space measure() {
        try {
            FileStore store = Files.getFileStore(folder);
            long total = positive(store.getTotalSpace());
            return new Space(total, Math.min(total, positive(store.getUsableSpace())));
        } catch (IOException e) {
            throw CacheFailures.reading("measuring the disk", folder, e);
        }
    }

    /// Beyond the largest number Java tells a negative one.
    private static long positive(long bytes) {
        return bytes < 0 ? Long.MAX_VALUE : bytes;
    }
}
