package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.store.StoreBucketId;

/// What a [MountpathIndex] says of the files on its mountpath. Filled by one thread, then asked by any.
final class KnownFiles {

    /// Times of folders are the system's ticks of at most ten milliseconds: two changes within one cannot be told
    /// apart.
    private static final long TICKS = 50_000_000;

    /// Those of file systems that know whole seconds only, or every other one.
    private static final long COARSE_TICKS = 4_000_000_000L;

    private static final long SECOND = 1_000_000_000;

    private final Map<BucketFolder, Folder> folders = new HashMap<>();
    private long unsureFrom = Long.MAX_VALUE;
    private boolean changed;
    private volatile boolean missed;

    /// Nothing is known.
    static KnownFiles nothing() {
        KnownFiles known = new KnownFiles();
        known.missed = true;
        return known;
    }

    private static final class Folder {
        private long time = BucketFolder.NONE;
        private final List<ObjectFile.Read> files = new ArrayList<>();
        private final Set<String> changed = new HashSet<>();
        private volatile boolean asked;
    }

    /// @param files what they say, as far as it is known
    /// @param changed names of those that must be read, as far as they are there
    record Found(List<ObjectFile.Read> files, Set<String> changed) {}

    void file(BucketFolder at, ObjectFile.Read file) {
        folder(at).files.add(file);
    }

    /// A file came, went or changed after all that was told before.
    void changed(BucketFolder at, String file) {
        folder(at).changed.add(file);
        changed = true;
    }

    /// All changes of a folder up to this time are told.
    void time(BucketFolder at, long time) {
        folder(at).time = time;
    }

    /// What is told may end at this time, though there was more.
    void endsAt(long time) {
        unsureFrom = time - (time % SECOND == 0 ? COARSE_TICKS : TICKS);
    }

    private Folder folder(BucketFolder at) {
        return folders.computeIfAbsent(at, _ -> new Folder());
    }

    /// What is in a folder; empty if all its files must be read.
    Optional<Found> find(Path path) throws IOException {
        Optional<BucketFolder> at = BucketFolder.of(path);
        if (at.isPresent()) {
            return find(at.get(), BucketFolder.time(path));
        }
        missed = true;
        return Optional.empty();
    }

    private Optional<Found> find(BucketFolder at, long time) {
        Folder folder = folders.get(at);
        if (folder != null) {
            folder.asked = true;
        }
        if (folder == null || folder.time != time || time >= unsureFrom) {
            missed = true;
            return Optional.empty();
        }
        List<ObjectFile.Read> files = folder.changed.isEmpty()
                ? folder.files
                : folder.files.stream()
                        .filter(file -> !folder.changed.contains(
                                FileNames.file(file.object().name())))
                        .toList();
        return Optional.of(new Found(files, folder.changed));
    }

    /// Whether all is there as it is told, and nothing else, so that more can be told behind it.
    ///
    /// @param buckets the others do not count
    boolean isWhole(Set<StoreBucketId> buckets) {
        return !missed
                && !changed
                && folders.entrySet().stream()
                        .allMatch(folder -> folder.getValue().asked
                                || !buckets.contains(folder.getKey().bucket()));
    }
}
