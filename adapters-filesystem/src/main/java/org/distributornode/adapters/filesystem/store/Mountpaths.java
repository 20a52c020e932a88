package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.jspecify.annotations.Nullable;

/// All mountpaths of a store. What goes where is decided by the highest random weight, so that most objects stay where
/// they are when a mountpath comes or goes.
final class Mountpaths {

    private volatile List<Mountpath> all;
    private volatile List<Mountpath> active;
    private volatile @Nullable Systems systems;

    /// Those that a registry says are in use.
    ///
    /// @throws StoreFailure if one cannot be used
    static Mountpaths open(MountpathRegistry registry) {
        SecureRandom random = new SecureRandom();
        List<Mountpath> opened = new ArrayList<>();
        for (Path path : registry.inUse()) {
            try {
                opened.add(Mountpath.open(path, random.nextLong()));
            } catch (IOException e) {
                throw new StoreFailure(
                        StoreFailure.Kind.MEDIUM, "The mountpath " + path + " cannot be used: " + e.getMessage(), e);
            }
        }
        Mountpaths all = new Mountpaths(opened);
        for (Mountpath one : opened) {
            registry.note(one);
            if (registry.find(one.path()).orElseThrow().use() != MountpathRegistry.Use.AVAILABLE) {
                all.leave(one);
            }
        }
        return all;
    }

    /// @param all at least one
    Mountpaths(List<Mountpath> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no mountpaths");
        }
        this.all = List.copyOf(all);
        this.active = this.all;
    }

    /// Objects may come to it.
    synchronized void add(Mountpath mountpath) {
        all = Stream.concat(all.stream(), Stream.of(mountpath)).distinct().toList();
        active = Stream.concat(active.stream(), Stream.of(mountpath)).distinct().toList();
    }

    /// None come to it any more.
    synchronized void leave(Mountpath mountpath) {
        active = active.stream().filter(one -> !one.equals(mountpath)).toList();
    }

    /// Nothing on it is looked at any more.
    synchronized void remove(Mountpath mountpath) {
        leave(mountpath);
        all = all.stream().filter(one -> !one.equals(mountpath)).toList();
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
