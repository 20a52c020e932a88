package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.distributornode.application.port.store.ObjectStore.Usage;
import org.distributornode.application.port.store.ObjectStore.Watcher;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.SortedObjects;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// The names of a bucket, sorted, in memory.
final class BucketIndex implements SortedObjects {

    private final StoreBucketId id;
    private final NavigableMap<String, IndexEntry> entries = new ConcurrentSkipListMap<>(ObjectName::compare);
    private final ReadWriteLock changes = new ReentrantReadWriteLock();
    private final List<Watcher> watchers;
    private volatile boolean dropped;

    /// @param watchers hear of every change
    BucketIndex(StoreBucketId id, List<Watcher> watchers) {
        this.id = id;
        this.watchers = watchers;
    }

    StoreBucketId id() {
        return id;
    }

    boolean isDropped() {
        return dropped;
    }

    /// Returns when nothing changes any more.
    void drop() {
        changes.writeLock().lock();
        try {
            dropped = true;
        } finally {
            changes.writeLock().unlock();
        }
        watchers.forEach(watcher -> watcher.dropped(id));
    }

    /// Runs a change, unless the bucket is dropped; not while it is.
    ///
    /// @return empty if it is dropped
    <T> Optional<T> change(Stripes.Work<T> work) throws IOException {
        changes.readLock().lock();
        try {
            return dropped ? Optional.empty() : Optional.of(work.run());
        } finally {
            changes.readLock().unlock();
        }
    }

    Optional<IndexEntry> find(ObjectName name) {
        return Optional.ofNullable(entries.get(name.text()));
    }

    /// @return what was there before
    Optional<IndexEntry> put(ObjectName name, IndexEntry entry) {
        Optional<IndexEntry> before = Optional.ofNullable(entries.put(name.text(), entry));
        tell(name);
        return before;
    }

    Optional<IndexEntry> remove(ObjectName name) {
        Optional<IndexEntry> before = Optional.ofNullable(entries.remove(name.text()));
        tell(name);
        return before;
    }

    /// Only if this is what is known of it.
    boolean remove(ObjectName name, IndexEntry entry) {
        boolean removed = entries.remove(name.text(), entry);
        tell(name);
        return removed;
    }

    private void tell(ObjectName name) {
        for (Watcher watcher : watchers) {
            watcher.changed(id, name);
        }
    }

    /// The objects with a file on this mountpath.
    List<ObjectName> namesOn(Mountpath mountpath) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().places().contains(mountpath))
                .map(entry -> new ObjectName(entry.getKey()))
                .toList();
    }

    /// The objects with a file on this mountpath, by the folders of their files.
    List<List<String>> foldersOn(Mountpath mountpath) {
        List<List<String>> folders = IntStream.range(0, FileNames.FOLDERS)
                .<List<String>>mapToObj(_ -> new ArrayList<>())
                .toList();
        entries.forEach((name, entry) -> {
            if (entry.places().contains(mountpath)) {
                folders.get(FileNames.folder(new ObjectName(name))).add(name);
            }
        });
        return folders;
    }

    /// The bytes of all files.
    long stored() {
        return entries.values().stream().mapToLong(IndexEntry::stored).sum();
    }

    Usage usage() {
        long objects = 0;
        long bytes = 0;
        long smallest = Long.MAX_VALUE;
        long largest = 0;
        long stored = 0;
        for (IndexEntry entry : entries.values()) {
            objects++;
            bytes += entry.size();
            smallest = Math.min(smallest, entry.size());
            largest = Math.max(largest, entry.size());
            stored += entry.stored();
        }
        return objects == 0 ? Usage.NONE : new Usage(objects, bytes, smallest, largest, stored);
    }

    @Override
    public Iterator<StoredObject> from(String text) {
        Iterator<Map.Entry<String, IndexEntry>> found =
                entries.tailMap(text, true).entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public StoredObject next() {
                Map.Entry<String, IndexEntry> next = found.next();
                return next.getValue().object(new ObjectName(next.getKey()));
            }
        };
    }
}
