package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;

/// One folder, usually one disk, that objects lie on:
///
/// ```
/// <mountpath>/object-store                       says what this is, and which one
/// <mountpath>/objects/<bucket>/<hash>/<file>     an object, see FileNames and Trailer
/// <mountpath>/drafts/<bucket>/<draft>/<number>   a piece of a draft, like an object
/// <mountpath>/drafts/<bucket>/<draft>/head       what is to become of it
/// <mountpath>/index/<bucket>                     what the objects said, see IndexFile; can be deleted
/// <mountpath>/staging/<number>                   on its way in, or out; swept by a start
/// ```
///
/// @param digest tells it from others, also after it was mounted elsewhere
record Mountpath(Path path, long digest) {

    private static final StateFile.Kind MARK = new StateFile.Kind("object-store", "object-store", 1);

    /// Makes what is missing.
    ///
    /// @param fresh identity of one that has none
    /// @throws NewerFile if a newer version of the node has made it
    static Mountpath open(Path path, long fresh) throws IOException {
        for (String folder : List.of("objects", "drafts", "index", "staging")) {
            Files.createDirectories(path.resolve(folder));
        }
        Optional<Long> known = digest(path);
        if (known.isEmpty()) {
            new StateFile(path, MARK).write(List.of(Long.toUnsignedString(fresh)));
        }
        return new Mountpath(path, known.orElse(fresh));
    }

    /// Which one a folder says it is; empty if it is none yet.
    ///
    /// @throws DamagedFile if it says so in another way
    static Optional<Long> digest(Path path) throws IOException {
        StateFile mark = new StateFile(path, MARK);
        Optional<List<String>> found = read(mark);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(found.get().getFirst()));
        } catch (NumberFormatException e) {
            throw new DamagedFile(mark.path() + " names no number: " + e.getMessage());
        }
    }

    private static Optional<List<String>> read(StateFile mark) throws IOException {
        try {
            return mark.read();
        } catch (DamagedFile e) {
            throw new DamagedFile(mark.path() + " is of another version or damaged: " + e.getMessage());
        }
    }

    Path objects() {
        return path.resolve("objects");
    }

    Path drafts() {
        return path.resolve("drafts");
    }

    Path staging() {
        return path.resolve("staging");
    }

    Path index() {
        return path.resolve("index");
    }

    Path index(StoreBucketId bucket) {
        return index().resolve(bucket.toString());
    }

    Path objects(StoreBucketId bucket) {
        return objects().resolve(bucket.toString());
    }

    Path drafts(StoreBucketId bucket) {
        return drafts().resolve(bucket.toString());
    }

    /// Where the file of an object lies.
    Path file(StoreBucketId bucket, ObjectName name) {
        return objects(bucket).resolve(FileNames.path(name));
    }

    /// How much this one is for what has this hash.
    long weight(long hash) {
        long mixed = (hash ^ digest) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 32)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 29);
    }
}
