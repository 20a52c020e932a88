package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.BucketEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps buckets in the file `buckets` of every mountpath, where their objects are: the newest that can be read counts.
/// One that refuses them keeps none of the others from it.
/// Its first line counts the saves, the others are those of [BucketLines].
public final class FileBucketStore implements BucketStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileBucketStore.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("buckets", "buckets", 1);

    private final Supplier<List<Path>> places;
    private Saved last = new Saved(0, Registry.NEW);

    /// @param mountpaths folders that exist, at least one
    public FileBucketStore(List<Path> mountpaths) {
        this(() -> mountpaths);
    }

    /// @param places the same, at any time
    public FileBucketStore(Supplier<List<Path>> places) {
        this.places = places;
    }

    private record Saved(long count, Registry registry) {

        /// Whether it is newer, or is of a time when it was kept without the other.
        boolean knowsMore(Saved other) {
            return count > other.count
                    || (count == other.count && !equals(other))
                    || registry.last() > other.registry.last()
                    || registry.buckets().stream().anyMatch(other::contradicts);
        }

        private boolean contradicts(BucketEntry bucket) {
            return registry.buckets().stream()
                    .anyMatch(one ->
                            one.id().equals(bucket.id()) && !one.created().equals(bucket.created()));
        }
    }

    /// Whether a mountpath that is to be taken into use keeps other buckets than those that are, or objects of such:
    /// they would be deleted.
    static boolean knowsMore(Path mountpath, List<Path> inUse) throws IOException {
        Optional<Saved> newest =
                inUse.stream().flatMap(one -> quietly(one).stream()).max(Comparator.comparingLong(Saved::count));
        if (newest.isEmpty()) {
            return false;
        }
        return quietly(mountpath).filter(there -> there.knowsMore(newest.get())).isPresent()
                || newer(mountpath, newest.get()).isPresent();
    }

    @Override
    public Registry load() {
        List<Saved> found = new ArrayList<>();
        List<IOException> failures = new ArrayList<>();
        List<Path> mountpaths = places.get();
        for (Path mountpath : mountpaths) {
            try {
                read(mountpath).ifPresent(found::add);
            } catch (IOException e) {
                LOG.warn("buckets unreadable: mountpath={} why={}", mountpath, e.getMessage());
                failures.add(e);
            }
        }
        Optional<Saved> newest = found.stream().max(Comparator.comparingLong(Saved::count));
        if (newest.isEmpty()) {
            refuseLoss(mountpaths, failures);
        }
        newest.ifPresent(one -> {
            refuseOlder(mountpaths, one);
            last = one;
            bringUp(mountpaths);
        });
        return last.registry;
    }

    /// One mountpath that keeps them is enough; the others are brought up by what follows, or by the next start.
    @Override
    public void save(Registry registry) {
        List<Path> mountpaths = places.get();
        long count = last.count;
        for (Path mountpath : mountpaths) {
            count = Math.max(count, quietly(mountpath).map(Saved::count).orElse(0L));
        }
        Saved next = new Saved(count + 1, registry);
        List<StoreFailure> failures = new ArrayList<>();
        for (Path mountpath : mountpaths) {
            try {
                write(mountpath, next);
            } catch (IOException e) {
                failures.add(StoreFailures.of("keeping the buckets", mountpath, e));
            }
        }
        if (failures.size() == mountpaths.size()) {
            StoreFailure failure = failures.getFirst();
            takeBack(mountpaths, next, failure);
            throw failure;
        }
        failures.forEach(failure -> LOG.error("buckets not kept everywhere: why={}", failure.getMessage()));
        last = next;
    }

    /// What did not get the last save.
    private void bringUp(List<Path> mountpaths) {
        for (Path mountpath : mountpaths) {
            if (!quietly(mountpath).equals(Optional.of(last))) {
                try {
                    write(mountpath, last);
                } catch (IOException e) {
                    LOG.error("buckets not kept: mountpath={} why={}", mountpath, String.valueOf(e));
                }
            }
        }
    }

    private static Optional<Saved> quietly(Path mountpath) {
        try {
            return read(mountpath);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What was kept on a mountpath that is not there any more may be newer: the objects of its buckets would be
    /// deleted.
    private static void refuseOlder(List<Path> mountpaths, Saved newest) {
        for (Path mountpath : mountpaths) {
            try {
                Optional<Path> newer = newer(mountpath, newest);
                if (newer.isPresent()) {
                    throw new StoreFailure(
                            StoreFailure.Kind.DAMAGED,
                            "The file " + mountpath.resolve(KIND.name()) + " is older than the objects in "
                                    + newer.get() + "; bring back a newer one, or the mountpath that has it.");
                }
            } catch (IOException e) {
                throw StoreFailures.of("looking for objects", mountpath, e);
            }
        }
    }

    /// A folder with objects of a bucket that was made later.
    private static Optional<Path> newer(Path mountpath, Saved newest) throws IOException {
        for (Path folder : Trees.in(mountpath.resolve("objects"))) {
            String name = folder.getFileName().toString();
            if (name.matches("[1-9][0-9]{0,17}")
                    && Long.parseLong(name) > newest.registry.last()
                    && !Trees.in(folder).isEmpty()) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// No buckets is what a new node has; the objects of one that is not new would be deleted.
    private static void refuseLoss(List<Path> mountpaths, List<IOException> failures) {
        if (!failures.isEmpty()) {
            throw new StoreFailure(
                    StoreFailure.Kind.DAMAGED,
                    "The buckets in " + mountpaths + " cannot be read: "
                            + failures.getFirst().getMessage()
                            + ". Their objects are unharmed; bring back a copy of the file \"buckets\".",
                    failures.getFirst());
        }
        for (Path mountpath : mountpaths) {
            try {
                if (!Trees.in(mountpath.resolve("objects")).isEmpty()) {
                    throw new StoreFailure(
                            StoreFailure.Kind.DAMAGED,
                            "The file " + mountpath.resolve(KIND.name())
                                    + " is gone, but there are objects; bring back a copy of it.");
                }
            } catch (IOException e) {
                throw StoreFailures.of("looking for objects", mountpath, e);
            }
        }
    }

    private void takeBack(List<Path> mountpaths, Saved next, StoreFailure reason) {
        for (Path mountpath : mountpaths) {
            if (quietly(mountpath).filter(next::equals).isPresent()) {
                try {
                    write(mountpath, last);
                } catch (IOException e) {
                    reason.addSuppressed(e);
                }
            }
        }
    }

    private static void write(Path mountpath, Saved saved) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Long.toString(saved.count));
        lines.addAll(BucketLines.of(saved.registry));
        new StateFile(mountpath, KIND).write(lines);
    }

    private static Optional<Saved> read(Path mountpath) throws IOException {
        Optional<List<String>> lines = new StateFile(mountpath, KIND).read();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = lines.get();
        try {
            return Optional.of(
                    new Saved(Long.parseLong(all.getFirst()), BucketLines.parse(all.subList(1, all.size()))));
        } catch (NumberFormatException | NoSuchElementException e) {
            throw new DamagedFile("it has no count: " + e.getMessage());
        }
    }
}
