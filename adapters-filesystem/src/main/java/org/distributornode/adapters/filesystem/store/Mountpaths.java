package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.jspecify.annotations.Nullable;

/// All mountpaths of a store. What goes where is decided by the highest random weight, so that most objects stay where
/// they are when a mountpath comes or goes.
final class Mountpaths {

    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final Map<Mountpath, Integer> onTheirWay = new HashMap<>();
    private volatile List<Mountpath> all;
    private volatile List<Mountpath> active;
    private volatile @Nullable Systems systems;

    /// @param all at least one
    Mountpaths(List<Mountpath> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no mountpaths");
        }
        this.all = List.copyOf(all);
        this.active = this.all;
    }

    /// Objects may come to it.
    void add(Mountpath mountpath) {
        exclusively(() -> {
            all = Stream.concat(all.stream(), Stream.of(mountpath)).distinct().toList();
            active = Stream.concat(active.stream(), Stream.of(mountpath))
                    .distinct()
                    .toList();
        });
    }

    /// None come to it any more.
    void leave(Mountpath mountpath) {
        exclusively(() -> active = without(active, mountpath));
    }

    /// Nothing on it is looked at any more.
    void remove(Mountpath mountpath) {
        exclusively(() -> {
            active = without(active, mountpath);
            all = without(all, mountpath);
        });
    }

    private static List<Mountpath> without(List<Mountpath> some, Mountpath mountpath) {
        return some.stream().filter(one -> !one.equals(mountpath)).toList();
    }

    /// Once nobody changes what is on them.
    private void exclusively(Runnable change) {
        use.writeLock().lock();
        try {
            change.run();
        } finally {
            use.writeLock().unlock();
        }
    }

    /// Changes what is on a mountpath, which is in use until that is done.
    ///
    /// @throws StoreFailure if it is not in use any more
    <T> T using(Mountpath mountpath, Stripes.Work<T> work) throws IOException {
        return using(mountpath, () -> all, work);
    }

    /// The same where no more is to come to those that are left.
    ///
    /// @throws StoreFailure if nothing may come to it any more
    <T> T comingTo(Mountpath mountpath, Stripes.Work<T> work) throws IOException {
        return using(mountpath, () -> active, work);
    }

    private <T> T using(Mountpath mountpath, Supplier<List<Mountpath>> some, Stripes.Work<T> work) throws IOException {
        use.readLock().lock();
        try {
            if (!some.get().contains(mountpath)) {
                throw new StoreFailure(
                        StoreFailure.Kind.MOUNTPATH_GONE,
                        "The mountpath " + mountpath.path() + " is not in use any more.");
            }
            return work.run();
        } finally {
            use.readLock().unlock();
        }
    }

    /// Something is on its way to it, until [#arrived].
    synchronized void expect(Mountpath mountpath) {
        onTheirWay.merge(mountpath, 1, Integer::sum);
    }

    synchronized void arrived(Mountpath mountpath) {
        onTheirWay.computeIfPresent(mountpath, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized boolean isExpecting(Mountpath mountpath) {
        return onTheirWay.containsKey(mountpath);
    }

    /// Those that objects may come to.
    List<Mountpath> active() {
        return active;
    }

    List<Mountpath> all() {
        return all;
    }

    /// Where a new object of this name goes.
    Mountpath of(StoreBucketId bucket, ObjectName name) {
        return of(FileNames.hash(name) + bucket.number() * 0x9E37_79B9_7F4A_7C15L);
    }

    /// Where copies of an object of this name go, the first one first.
    List<Mountpath> order(StoreBucketId bucket, ObjectName name) {
        long hash = FileNames.hash(name) + bucket.number() * 0x9E37_79B9_7F4A_7C15L;
        return active.stream()
                .sorted(Comparator.<Mountpath>comparingLong(one -> one.weight(hash) ^ Long.MIN_VALUE)
                        .reversed())
                .toList();
    }

    /// Where something with this hash goes.
    Mountpath of(long hash) {
        List<Mountpath> now = active;
        return now.size() == 1
                ? now.getFirst()
                : now.stream()
                        .max(Comparator.comparingLong(one -> one.weight(hash) ^ Long.MIN_VALUE))
                        .orElseThrow();
    }

    Path first() {
        return all.getFirst().path();
    }

    /// How many bytes their file systems still take; each file system counts once. Asked at each write: to find out
    /// which file systems there are costs more than the write, so that it is done once for these mountpaths.
    long usable() throws IOException {
        long usable = 0;
        for (Path path : systems()) {
            usable += path.toFile().getUsableSpace();
        }
        return usable;
    }

    /// A mountpath of each file system.
    private List<Path> systems() throws IOException {
        Systems known = systems;
        List<Mountpath> now = all;
        if (known == null || !known.of.equals(now)) {
            Map<FileStore, Path> found = new HashMap<>();
            for (Mountpath one : now) {
                found.putIfAbsent(Files.getFileStore(one.path()), one.path());
            }
            known = new Systems(now, List.copyOf(found.values()));
            systems = known;
        }
        return known.paths;
    }

    private record Systems(List<Mountpath> of, List<Path> paths) {}
}
