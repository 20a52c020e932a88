package org.distributornode.adapters.filesystem.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.domain.store.StoreBucketId;

/// All that is known of the objects of a store: in memory by buckets, and by mountpaths in files. Safe for use by any
/// thread.
final class StoreIndex {

    private final Disk disk;
    private final IndexStamp stamp;
    private final Executor sweeper;
    private final Map<StoreBucketId, BucketIndex> buckets = new ConcurrentHashMap<>();
    private final Map<Mountpath, MountpathIndex> mountpaths = new ConcurrentHashMap<>();

    /// @param sweeper writes what nobody waits for
    StoreIndex(Disk disk, IndexStamp stamp, Executor sweeper) {
        this.disk = disk;
        this.stamp = stamp;
        this.sweeper = sweeper;
    }

    Map<StoreBucketId, BucketIndex> buckets() {
        return buckets;
    }

    /// The disk for all that changes.
    Disk disk() {
        return new IndexedDisk(disk, this);
    }

    /// What is known of the files on a mountpath before it is used.
    KnownFiles load(Mountpath mountpath) {
        MountpathIndex index = new MountpathIndex(new IndexFolder(mountpath, disk, stamp), buckets);
        mountpaths.put(mountpath, index);
        return index.load();
    }

    /// From now on changes on the mountpath are told of.
    ///
    /// @param known what was known of the files that are there by now
    void begin(Mountpath mountpath, KnownFiles known) {
        Optional.ofNullable(mountpaths.get(mountpath)).ifPresent(index -> index.begin(known));
    }

    /// The mountpath is not used any more.
    void leave(Mountpath mountpath) {
        Optional.ofNullable(mountpaths.remove(mountpath)).ifPresent(MountpathIndex::close);
    }

    /// Nothing changes any more.
    void close() {
        mountpaths.values().forEach(MountpathIndex::close);
    }

    /// Whose file this is; empty if it is none of an object.
    Optional<IndexedFile> find(Path file) {
        for (MountpathIndex index : mountpaths.values()) {
            Optional<IndexedFile> found = index.find(file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What changed has to be written now and then.
    void settle(MountpathIndex index) {
        if (index.isDue()) {
            sweeper.execute(index::renew);
        }
    }
}
