package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.distributornode.adapters.filesystem.cache.LocalDisk;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.SortedObjects;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// Objects as files, one each: its content, and behind it what is known of it. See [Mountpath], [FileNames] and
/// [Trailer] for what lies where.
///
/// A file is written elsewhere, forced and renamed to its place; the folder is forced before anybody is told. All names
/// are in memory, sorted, with what is known of each object; a start looks at all files, and reads the ends of
/// those that changed since an [IndexFile] was written. Safe for use by any thread of one process.
public final class FileSystemObjectStore implements ObjectStore, AutoCloseable {

    private final StoreParts parts;
    private final Stripes stripes = new Stripes();
    private final Mirroring mirroring;
    private final ObjectChanges changes;
    private final ObjectEdits edits;
    private final FileDraftStore drafts;
    private final IndexSaver index;
    private final Restoration restoration;
    private final FileMountpaths mountpaths;

    /// @param mountpaths folders, made if they do not exist; usually one for each disk
    /// @param limit bytes that all files may take together
    /// @param forced whether what is acknowledged is on the medium; otherwise a loss of power may take it
    /// @param rules where further mountpaths may be
    public record Settings(List<Path> mountpaths, long limit, boolean forced, MountpathRules rules) {

        public Settings {
            mountpaths = List.copyOf(mountpaths);
        }

        /// With further mountpaths beside those.
        public Settings(List<Path> mountpaths, long limit, boolean forced) {
            this(mountpaths, limit, forced, MountpathRules.beside(mountpaths));
        }
    }

    /// @param sweeper runs what nobody waits for
    /// @throws StoreFailure if a mountpath cannot be used
    public FileSystemObjectStore(Settings settings, InstantSource clock, Executor sweeper) {
        this(settings, clock, sweeper, StoreParts.Files.on(new LocalDisk()));
    }

    FileSystemObjectStore(Settings settings, InstantSource clock, Executor sweeper, StoreParts.Files files) {
        MountpathRegistry registry = new MountpathRegistry(settings.rules.state(), settings.mountpaths);
        registry.load();
        this.parts = new StoreParts(
                settings.forced ? files : files.relaxed(),
                MountpathStart.open(registry),
                new Budget(settings.limit),
                clock,
                sweeper);
        Copies copies = new Copies(parts, stripes);
        this.mirroring = new Mirroring(parts, stripes, copies);
        this.changes = new ObjectChanges(parts, stripes, copies, mirroring);
        this.edits = new ObjectEdits(parts, stripes, copies, mirroring);
        this.drafts = new FileDraftStore(parts);
        this.index = new IndexSaver(parts);
        this.restoration = new Restoration(parts, stripes);
        this.mountpaths = new FileMountpaths(
                parts,
                new Leaving(parts, drafts, stripes, copies, new SecureRandom()),
                restoration,
                settings.rules,
                registry);
        registry.inUse().forEach(mountpaths::lock);
    }

    /// The mountpaths, to be changed.
    public StoreMountpaths mountpaths() {
        return mountpaths;
    }

    /// The folders of those that are in use.
    public List<Path> folders() {
        return parts.mountpaths().all().stream().map(Mountpath::path).toList();
    }

    /// The drafts in the same buckets.
    public DraftStore drafts() {
        return drafts;
    }

    @Override
    public void restore(Set<StoreBucketId> buckets) {
        guard("looking through the store", () -> {
            index.begin(restoration.run(buckets));
            drafts.restore(buckets);
            return true;
        });
    }

    @Override
    public void create(StoreBucketId bucket) {
        parts.buckets().putIfAbsent(bucket, parts.newBucket(bucket));
    }

    @Override
    public void drop(StoreBucketId bucket) {
        BucketIndex index = parts.buckets().remove(bucket);
        if (index == null) {
            return;
        }
        index.drop();
        drafts.drop(bucket);
        parts.removeAll(bucket);
        parts.budget().giveBack(index.stored());
    }

    @Override
    public Optional<StoredObject> find(StoreBucketId bucket, ObjectName name) {
        return parts.bucket(bucket).flatMap(index -> index.find(name)).map(entry -> entry.object(name));
    }

    @Override
    public Optional<Sight> see(StoreBucketId bucket, ObjectName name) {
        return parts.bucket(bucket).flatMap(index -> index.find(name)).map(entry -> {
            entry.accessed(parts.clock().instant());
            return new Sight(entry.object(name), entry);
        });
    }

    @Override
    public void watch(Watcher watcher) {
        parts.watchers().add(watcher);
    }

    @Override
    public Optional<Opened> open(StoreBucketId bucket, ObjectName name) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isEmpty()
                ? Optional.empty()
                : guard("opening an object", () -> stripes.read(name, new Opening(index.get(), name, parts.clock())));
    }

    @Override
    public Staging stage(StoreBucketId bucket, ObjectName name) {
        Mountpath mountpath = parts.mountpaths().of(bucket, name);
        BucketIndex index = parts.bucket(bucket).orElseGet(() -> {
            BucketIndex none = parts.newBucket(bucket);
            none.drop();
            return none;
        });
        return new FileStaging(parts.stage(mountpath), new Target(index, name, mountpath), changes);
    }

    @Override
    public boolean delete(StoreBucketId bucket, ObjectName name) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isPresent() && guard("deleting an object", () -> edits.delete(index.get(), name));
    }

    @Override
    public Optional<StoredObject> rename(StoreBucketId bucket, ObjectName from, ObjectName to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("onto itself: " + from);
        }
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isEmpty()
                ? Optional.empty()
                : guard("renaming an object", () -> edits.rename(index.get(), from, to));
    }

    @Override
    public Optional<StoredObject> amend(StoreBucketId bucket, ObjectName name, UnaryOperator<CustomMetadata> change) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isEmpty()
                ? Optional.empty()
                : guard("changing an object", () -> edits.amend(index.get(), name, change));
    }

    @Override
    public Optional<StoredObject> mirror(StoreBucketId bucket, ObjectName name, int wanted) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isEmpty()
                ? Optional.empty()
                : guard("copying an object", () -> mirroring.mirror(index.get(), name, Math.max(1, wanted)));
    }

    @Override
    public boolean heal(StoreBucketId bucket, ObjectName name) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        return index.isPresent() && guard("healing an object", () -> new Healing(mirroring).heal(index.get(), name));
    }

    @Override
    public ObjectPage list(StoreBucketId bucket, ObjectQuery query) {
        return parts.bucket(bucket)
                .map(index -> SortedObjects.page(index, query))
                .orElse(ObjectPage.EMPTY);
    }

    @Override
    public Usage usage(StoreBucketId bucket) {
        return parts.bucket(bucket).map(BucketIndex::usage).orElse(Usage.NONE);
    }

    @Override
    public int mostCopies() {
        return parts.mountpaths().active().size();
    }

    @Override
    public Room room() {
        return guard("measuring the disks", parts::room);
    }

    /// Keeps what the files said for the next start, and lets other nodes have the mountpaths that were added.
    @Override
    public void close() {
        index.endBefore(mountpaths::unlock);
    }

    private <T> T guard(String what, Stripes.Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw StoreFailures.of(what, parts.mountpaths().first(), e);
        }
    }
}
