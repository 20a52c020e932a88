package org.distributornode.adapters.filesystem.cache;

import java.io.File;
import java.io.IOException;
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
        File asFile = folder.toFile(); // a FileStore looks through all mounts each time
        long total = positive(asFile.getTotalSpace());
        if (total == 0) {
            throw CacheFailures.reading("measuring the disk", folder, new IOException("it does not tell its size"));
        }
        return new Space(total, Math.min(total, positive(asFile.getUsableSpace())));
    }

    /// Beyond the largest number Java tells a negative one.
    private static long positive(long bytes) {
        return bytes < 0 ? Long.MAX_VALUE : bytes;
    }
}
