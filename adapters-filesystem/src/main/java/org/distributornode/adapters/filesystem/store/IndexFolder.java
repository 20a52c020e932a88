package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.distributornode.adapters.filesystem.cache.Disk;

/// The folder of a [MountpathIndex] and the names in it.
record IndexFolder(Mountpath mountpath, Disk disk, IndexStamp stamp) {

    private static final String FILES = "files-";
    private static final String CHANGES = "changes-";
    private static final String UNFINISHED = "unfinished";

    Path path() {
        return mountpath.path().resolve("index");
    }

    private Path files(long number) {
        return path().resolve(FILES + number);
    }

    Path changes(long number) {
        return path().resolve(CHANGES + number);
    }

    void make() throws IOException {
        if (disk.createFolder(path())) {
            disk.forceFolder(mountpath.path());
        }
    }

    /// The highest number in it.
    long last() throws IOException {
        return Math.max(last(numbered(FILES)), last(numbered(CHANGES)));
    }

    private static long last(NavigableMap<Long, Path> some) {
        return some.isEmpty() ? 0 : some.lastKey();
    }

    /// What the newest files say; nothing if one of them does not count.
    KnownFiles load() throws IOException {
        NavigableMap<Long, Path> files = numbered(FILES);
        KnownFiles known = new KnownFiles();
        if (files.isEmpty() || !IndexFile.read(files.lastEntry().getValue(), stamp, known)) {
            return KnownFiles.nothing();
        }
        long last = Math.max(files.lastKey(), last(numbered(CHANGES)));
        for (long number = files.lastKey(); number <= last; number++) {
            if (!ChangeLog.read(changes(number), stamp, known)) {
                return KnownFiles.nothing();
            }
        }
        return known;
    }

    private NavigableMap<Long, Path> numbered(String kind) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        for (Path path : Trees.in(path())) {
            String name = path.getFileName().toString();
            if (name.matches(kind + "[0-9]{1,18}")) {
                found.put(Long.parseLong(name.substring(kind.length())), path);
            }
        }
        return found;
    }

    /// A new log, safe on the medium with its name.
    ChangeLog begin(long number) throws IOException {
        ChangeLog begun = ChangeLog.create(disk, changes(number), stamp);
        disk.forceFolder(path());
        return begun;
    }

    /// Writes what all files say, and publishes it.
    ///
    /// @param log of the same number, on the medium before what it is told of in files is published
    /// @return how many files there are
    long write(long number, ChangeLog log, Collection<BucketIndex> buckets, boolean last) throws IOException {
        Path unfinished = path().resolve(UNFINISHED);
        disk.delete(unfinished);
        long count = IndexFile.write(
                disk, unfinished, new IndexFile.Header(stamp, last), new IndexFile.Content(mountpath, buckets));
        log.force();
        disk.move(unfinished, files(number));
        disk.forceFolder(path());
        for (Path path : Trees.in(path())) {
            if (!path.equals(files(number)) && !path.equals(changes(number))) {
                disk.delete(path);
            }
        }
        return count;
    }

    /// Deletes all of it, for good.
    void discard() throws IOException {
        if (!Files.exists(path())) {
            return;
        }
        for (Path path : Trees.in(path())) {
            disk.delete(path);
        }
        disk.forceFolder(path());
    }
}
