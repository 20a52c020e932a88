package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps further copies of objects, the same bytes under the same name on mountpaths of their own.
///
/// The first file changes first, then the others; a start takes those for copies that say the same, and deletes what is
/// older. Before a name goes, its copies go, so that none comes back.
final class Copies {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final int STEP = 256 * 1024;
    private static final int TRIES = 3;

    private final StoreParts parts;
    private final Stripes stripes;

    Copies(StoreParts parts, Stripes stripes) {
        this.parts = parts;
        this.stripes = stripes;
    }

    /// Makes as many copies as are wanted, or as there are mountpaths and room, and no more.
    Optional<StoredObject> mirror(BucketIndex bucket, ObjectName name, int wanted) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<IndexEntry> entry = bucket.find(name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            List<Mountpath> places = wanted(bucket, name, entry.get(), wanted);
            for (Mountpath place : places) {
                if (!entry.get().places().contains(place) || !isThere(place.file(bucket.id(), name), entry.get())) {
                    add(bucket, name, place);
                }
            }
            if (keepOnly(bucket, name, places)) {
                break;
            }
        }
        return bucket.find(name).map(entry -> entry.object(name));
    }

    /// Where copies are to be: where they are, as far as that may stay so, then where new ones would go.
    private List<Mountpath> wanted(BucketIndex bucket, ObjectName name, IndexEntry entry, int wanted) {
        List<Mountpath> order = parts.mountpaths().order(bucket.id(), name);
        List<Mountpath> places = new ArrayList<>(entry.places());
        places.removeIf(place -> !order.contains(place) || !isThere(place.file(bucket.id(), name), entry));
        order.stream().filter(place -> !places.contains(place)).toList().forEach(places::add);
        return places.subList(0, Math.min(wanted, places.size()));
    }

    private static boolean isThere(Path path, IndexEntry entry) {
        try {
            return Files.size(path) >= entry.end();
        } catch (IOException _) {
            return false;
        }
    }

    private void add(BucketIndex bucket, ObjectName name, Mountpath place) {
        attempt(place, () -> {
            Optional<IndexEntry> found = bucket.find(name);
            if (found.isEmpty()) {
                return 0;
            }
            IndexEntry entry = found.get();
            try (StagedFile file = parts.stage(place)) {
                if (!pour(source(bucket, name, entry), entry.end(), file) || file.end(ByteBuffer.allocate(0)) < 0) {
                    LOG.warn("no room for a copy: mountpath={}", place.path());
                    return 0;
                }
                install(bucket, name, entry, file, place);
            }
            return entry.end();
        });
    }

    /// A file that can be read.
    private static Path source(BucketIndex bucket, ObjectName name, IndexEntry entry) {
        return entry.places().stream()
                .map(place -> place.file(bucket.id(), name))
                .filter(path -> isThere(path, entry))
                .findFirst()
                .orElseGet(() -> entry.mountpath().file(bucket.id(), name));
    }

    private void install(BucketIndex bucket, ObjectName name, IndexEntry entry, StagedFile file, Mountpath place)
            throws IOException {
        Path path = place.file(bucket.id(), name);
        boolean installed = stripes.write(
                name,
                () -> bucket.change(() -> {
                            if (bucket.find(name).filter(now -> now == entry).isEmpty()) {
                                return false;
                            }
                            return parts.mountpaths().comingTo(place, () -> {
                                parts.move(file::move, path);
                                List<Mountpath> places = new ArrayList<>(entry.places());
                                if (places.remove(place)) { // which lost its file
                                    parts.budget().giveBack(entry.end());
                                }
                                places.add(place);
                                bucket.put(name, entry.at(places, name));
                                return true;
                            });
                        })
                        .orElse(false));
        if (installed) {
            parts.disk().forceFolder(Trees.folder(path));
        }
    }

    private static boolean pour(Path from, long end, StagedFile to) throws IOException {
        ByteBuffer step = ByteBuffer.allocate(Math.clamp(end, 1, STEP));
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            for (long at = 0; at < end; at += step.limit()) {
                step.clear().limit((int) Math.min(step.capacity(), end - at));
                while (step.hasRemaining()) {
                    if (channel.read(step, at + step.position()) < 0) {
                        throw new IOException("the file ends before " + end);
                    }
                }
                if (!to.write(step.flip())) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Lets go of all files but those at these places, as far as there are some.
    ///
    /// @return false if the object changed meanwhile
    private boolean keepOnly(BucketIndex bucket, ObjectName name, List<Mountpath> places) throws IOException {
        return stripes.write(
                name,
                () -> bucket.change(() -> {
                            Optional<IndexEntry> found = bucket.find(name);
                            if (found.isEmpty()) {
                                return true;
                            }
                            List<Mountpath> kept = new ArrayList<>(found.get().places());
                            kept.retainAll(places);
                            if (!kept.isEmpty()
                                    && kept.size() < found.get().places().size()) {
                                keep(bucket, name, found.get(), kept);
                            }
                            return !kept.isEmpty();
                        })
                        .orElse(true));
    }

    /// Lets go of all files but those at these places, unless the object changed meanwhile.
    void keepFirst(BucketIndex bucket, ObjectName name, IndexEntry entry, List<Mountpath> places) throws IOException {
        stripes.write(
                name,
                () -> bucket.change(() ->
                        bucket.find(name).filter(now -> now == entry).map(now -> keep(bucket, name, now, places))));
    }

    /// Lets go of all copies of an object but the first. While the name is locked.
    ///
    /// @return what is left
    IndexEntry forget(BucketIndex bucket, ObjectName name, IndexEntry entry) {
        return entry.places().size() == 1 ? entry : keep(bucket, name, entry, List.of(entry.mountpath()));
    }

    /// Lets go of all files but those at these places. While the name is locked.
    ///
    /// @return what is left
    IndexEntry keep(BucketIndex bucket, ObjectName name, IndexEntry entry, List<Mountpath> kept) {
        IndexEntry left = entry.at(kept, name);
        sweep(bucket, name, entry, left);
        bucket.put(name, left);
        parts.budget().giveBack(entry.stored() - left.stored());
        return left;
    }

    /// Makes an entry known whose file has its place, and gives back what was there before. What lies elsewhere goes
    /// once a loss of power cannot take the new file any more. While the name is locked.
    void replace(Target target, IndexEntry entry) throws IOException {
        Optional<IndexEntry> before = target.bucket().put(target.name(), entry);
        if (before.isPresent()) {
            parts.budget().giveBack(before.get().stored());
            if (!entry.places().containsAll(before.get().places())) {
                parts.disk().forceFolder(Trees.folder(target.path()));
                sweep(target.bucket(), target.name(), before.get(), entry);
            }
        }
    }

    /// Deletes the copies of what was before where there is none of what is now.
    void sweep(BucketIndex bucket, ObjectName name, IndexEntry before, IndexEntry after) {
        for (Mountpath place : before.places()) {
            if (!after.places().contains(place)) {
                attempt(place, () -> {
                    Path path = place.file(bucket.id(), name);
                    boolean there = parts.disk().delete(path);
                    if (there) {
                        parts.disk().forceFolder(Trees.folder(path));
                    }
                    return 0;
                });
            }
        }
    }

    @FunctionalInterface
    interface Step {
        long run() throws IOException;
    }

    /// What fails on one mountpath is told, and does no harm to the others.
    ///
    /// @return whether it did not fail
    boolean attempt(Mountpath place, Step step) {
        try {
            var _ = step.run();
            return true;
        } catch (IOException | StoreFailure e) {
            LOG.warn("mountpath refuses: mountpath={} why={}", place.path(), String.valueOf(e));
            return false;
        }
    }
}
