package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Asks the file system, once for each answer.
record LocalSight() implements FileSight {

    @Override
    public SeenFile see(Mountpath mountpath, Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return SeenFile.unknown(mountpath.digest());
        }
        Map<String, Object> found = Files.readAttributes(file, "unix:ino,ctime,size", LinkOption.NOFOLLOW_LINKS);
        return found.get("ino") instanceof Long inode
                        && found.get("size") instanceof Long size
                        && found.get("ctime") instanceof FileTime changed
                ? new SeenFile(mountpath.digest(), inode, size, nanos(changed.toInstant()))
                : SeenFile.unknown(mountpath.digest());
    }

    /// Exact for some 292 years around 1970.
    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Override
    public long now(Mountpath mountpath, Path fresh) throws IOException {
        Files.createFile(fresh);
        try {
            return see(mountpath, fresh).changed();
        } finally {
            Files.delete(fresh);
        }
    }

    @Override
    public Optional<ObjectFile.Read> read(Path file, Predicate<ObjectRecord> fits) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return ObjectFile.read(channel, fits);
        }
    }
}
