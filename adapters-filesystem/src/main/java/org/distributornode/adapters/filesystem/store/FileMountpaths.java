package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.filesystem.cache.FolderLocks;
import org.distributornode.adapters.filesystem.cache.FolderRefused;
import org.distributornode.adapters.filesystem.store.MountpathRegistry.Known;
import org.distributornode.adapters.filesystem.store.MountpathRegistry.Use;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.MountpathEntry.State;

/// Takes folders into use and out of it while the store runs. Before the use of one ends, copies on it go, so that what
/// is left on it is nowhere else: when it comes again, nothing comes with it that was deleted meanwhile. That cannot be
/// promised of one that was lost, or that refused to delete.
final class FileMountpaths implements StoreMountpaths {

    private final StoreParts parts;
    private final Leaving leaving;
    private final Restoration restoration;
    private final MountpathRules rules;
    private final MountpathRegistry registry;
    private final Map<Path, FolderLocks> locks = new HashMap<>();

    FileMountpaths(
            StoreParts parts,
            Leaving leaving,
            Restoration restoration,
            MountpathRules rules,
            MountpathRegistry registry) {
        this.parts = parts;
        this.leaving = leaving;
        this.restoration = restoration;
        this.rules = rules;
        this.registry = registry;
    }

    @Override
    public synchronized List<MountpathEntry> list() {
        List<MountpathEntry> entries = new ArrayList<>();
        registry.all().forEach((path, one) -> entries.add(entry(path, one.use())));
        return entries;
    }

    @Override
    public synchronized MountpathChange add(String text) {
        Optional<Path> path = MountpathRules.parse(text);
        if (path.isEmpty()) {
            return new MountpathChange.Refused(text, "is not an absolute path in its shortest form");
        }
        Optional<Known> known = registry.all().containsKey(path.get()) ? registry.find(path.get()) : Optional.empty();
        if (known.isPresent()) {
            return known.get().use() == Use.DISABLED
                    ? enable(text)
                    : new MountpathChange.Same(entry(path.get(), known.get().use()));
        }
        if (!Files.exists(path.get())) {
            return new MountpathChange.Unknown(text);
        }
        return guarded(text, path.get(), () -> {
            Optional<String> objection = outside(path.get());
            if (objection.isEmpty()) {
                objection = strange(path.get());
            }
            return objection.isPresent() ? new MountpathChange.Refused(text, objection.get()) : begin(path.get());
        });
    }

    private Optional<String> outside(Path path) throws IOException {
        List<Path> others = new ArrayList<>(registry.all().keySet());
        others.remove(path);
        return rules.objection(path, others);
    }

    /// What another store left, or a copy of a mountpath that is in use.
    private Optional<String> strange(Path path) throws IOException {
        Optional<Long> digest = Mountpath.digest(path);
        Optional<Path> place = digest.flatMap(registry::place);
        if (place.isPresent()) {
            return Optional.of("is a copy of " + place.get());
        }
        boolean ours = registry.find(path).filter(known -> known.is(digest)).isPresent();
        if (ours) {
            return other(path);
        }
        return Trees.in(path.resolve("objects")).isEmpty()
                ? Optional.empty()
                : Optional.of("holds objects of another store");
    }

    private Optional<String> other(Path path) throws IOException {
        List<Path> inUse =
                parts.mountpaths().all().stream().map(Mountpath::path).toList();
        return FileBucketStore.knowsMore(path, inUse)
                ? Optional.of("keeps other buckets than the mountpaths in use")
                : Optional.empty();
    }

    /// Why a disabled one cannot be taken into use again.
    private Optional<String> changed(Path path, Known known) throws IOException {
        if (!Files.isDirectory(path)) {
            return Optional.of("is not there");
        }
        Optional<Long> digest = Mountpath.digest(path);
        if (!known.is(digest)) {
            return Optional.of("is not the one that was disabled");
        }
        Optional<Path> place = digest.flatMap(registry::place);
        if (place.isPresent()) {
            return Optional.of("is a copy of " + place.get());
        }
        Optional<String> objection = registry.isConfigured(path) ? Optional.empty() : outside(path);
        return objection.isPresent() ? objection : other(path);
    }

    @Override
    public synchronized MountpathChange enable(String text) {
        Optional<Path> path = MountpathRules.parse(text).filter(registry.all()::containsKey);
        if (path.isEmpty()) {
            return new MountpathChange.Unknown(text);
        }
        Known known = registry.find(path.get()).orElseThrow();
        if (known.use() == Use.AVAILABLE) {
            return new MountpathChange.Same(entry(path.get(), known.use()));
        }
        if (known.use().isInUse()) {
            Mountpath mountpath = new Mountpath(path.get(), known.digest());
            registry.set(path.get(), new Known(Use.AVAILABLE, known.digest()));
            parts.mountpaths().add(mountpath);
            return new MountpathChange.Done(entry(path.get(), Use.AVAILABLE));
        }
        return guarded(text, path.get(), () -> {
            Optional<String> objection = changed(path.get(), known);
            return objection.isPresent() ? new MountpathChange.Refused(text, objection.get()) : begin(path.get());
        });
    }

    private MountpathChange begin(Path path) throws IOException {
        lock(path);
        Mountpath mountpath = Mountpath.open(path, leaving.fresh());
        restoration.takeUp(mountpath);
        leaving.takeUpDrafts(mountpath);
        registry.set(path, new Known(Use.AVAILABLE, mountpath.digest()));
        parts.mountpaths().add(mountpath);
        return new MountpathChange.Done(entry(path, Use.AVAILABLE));
    }

    /// Keeps other nodes away from a folder that the configuration does not name.
    void lock(Path path) {
        if (registry.isConfigured(path) && !registry.isLost(path)) {
            return;
        }
        locks.computeIfAbsent(path, one -> FolderLocks.take(List.of(one), "a mountpath"));
    }

    /// Lets other nodes have them.
    synchronized void unlock() {
        locks.values().forEach(FolderLocks::close);
        locks.clear();
    }

    @Override
    public synchronized MountpathChange leave(String text, boolean forget) {
        return change(text, forget, forget ? Use.GOING : Use.LEAVING);
    }

    @Override
    public synchronized MountpathChange end(String text, boolean forget) {
        return change(text, forget, forget ? Use.FORGOTTEN : Use.DISABLED);
    }

    private MountpathChange change(String text, boolean forget, Use next) {
        Optional<Path> path = MountpathRules.parse(text).filter(registry.all()::containsKey);
        if (path.isEmpty()) {
            return new MountpathChange.Unknown(text);
        }
        Known known = registry.find(path.get()).orElseThrow();
        Mountpath mountpath = new Mountpath(path.get(), known.digest());
        if (!known.use().isInUse()) {
            return forget ? ended(mountpath, Use.FORGOTTEN) : new MountpathChange.Same(entry(path.get(), known.use()));
        }
        if (next == known.use()) {
            return new MountpathChange.Same(entry(path.get(), next));
        }
        if (parts.mountpaths().active().equals(List.of(mountpath))) {
            return new MountpathChange.Refused(text, "is the last one that is in use");
        }
        if (next.isInUse()) {
            registry.set(path.get(), new Known(next, known.digest()));
            parts.mountpaths().leave(mountpath);
            return new MountpathChange.Done(entry(path.get(), next));
        }
        return guarded(text, path.get(), () -> {
            parts.mountpaths().leave(mountpath);
            leaving.sweepCopies(mountpath);
            MountpathChange ended = ended(mountpath, next);
            leaving.sweepDrafts(mountpath);
            return ended;
        });
    }

    private MountpathChange ended(Mountpath mountpath, Use use) {
        registry.set(mountpath.path(), new Known(use, mountpath.digest()));
        parts.mountpaths().remove(mountpath);
        leaving.forget(mountpath);
        FolderLocks lock = locks.remove(mountpath.path());
        if (lock != null) {
            lock.close();
        }
        return new MountpathChange.Done(entry(mountpath.path(), use));
    }

    @Override
    public synchronized void settle() {
        registry.all().forEach((path, one) -> {
            Mountpath mountpath = new Mountpath(path, one.digest());
            boolean going = one.use() == Use.LEAVING || one.use() == Use.GOING;
            if (going && !leaving.isNeeded(mountpath)) {
                var _ = ended(mountpath, one.use() == Use.GOING ? Use.FORGOTTEN : Use.DISABLED);
            }
        });
    }

    private static MountpathChange guarded(String text, Path path, Stripes.Work<MountpathChange> work) {
        try {
            return work.run();
        } catch (FolderRefused e) {
            return new MountpathChange.Refused(text, "cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw StoreFailures.of("using a mountpath", path, e);
        }
    }

    private static MountpathEntry entry(Path path, Use use) {
        State state = switch (use) {
            case AVAILABLE -> State.AVAILABLE;
            case LEAVING, GOING -> State.LEAVING;
            case DISABLED, FORGOTTEN -> State.DISABLED;
        };
        return new MountpathEntry(path.toString(), state);
    }
}
