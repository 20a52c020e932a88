package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.SortedObjects;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;
import org.jspecify.annotations.Nullable;

/// Keeps objects as long as the test lasts.
public final class InMemoryObjectStore implements ObjectStore {

    /// How many copies there can be of an object.
    public static final int MOUNTPATHS = 2;

    private final InstantSource clock;
    private final long limit;
    private final Map<StoreBucketId, NavigableMap<ObjectName, Content>> buckets = new HashMap<>();
    private final InMemoryDraftStore drafts = new InMemoryDraftStore(this);
    private final Set<StoredObject> damaged = new HashSet<>();
    private final Set<StoredObject> unreadable = new HashSet<>();
    private final Set<ObjectName> stuck = new HashSet<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private volatile Runnable afterRoom = () -> {};
    private long staged;
    private volatile boolean refusesCopies;

    public InMemoryObjectStore(InstantSource clock, long limit) {
        this.clock = clock;
        this.limit = limit;
    }

    private record Content(StoredObject object, ByteBuffer bytes) {

        long stored() {
            return (long) bytes.capacity() * object.copies();
        }
    }

    public InMemoryDraftStore drafts() {
        return drafts;
    }

    /// The store as the next process finds it.
    public synchronized InMemoryObjectStore afterCrash() {
        InMemoryObjectStore next = new InMemoryObjectStore(clock, limit);
        buckets.forEach((id, objects) -> next.buckets.put(id, new ConcurrentSkipListMap<>(objects)));
        next.drafts.takeFrom(drafts);
        return next;
    }

    @Override
    public synchronized void restore(Set<StoreBucketId> kept) {
        buckets.keySet().retainAll(kept);
        drafts.retain(kept);
        kept.forEach(this::create);
    }

    @Override
    public synchronized void create(StoreBucketId bucket) {
        buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>());
    }

    @Override
    public synchronized void drop(StoreBucketId bucket) {
        buckets.remove(bucket);
        drafts.retain(buckets.keySet());
        watchers.forEach(watcher -> watcher.dropped(bucket));
    }

    @Override
    public Optional<StoredObject> find(StoreBucketId bucket, ObjectName name) {
        return Optional.ofNullable(objects(bucket).get(name)).map(Content::object);
    }

    @Override
    public Optional<Sight> see(StoreBucketId bucket, ObjectName name) {
        return Optional.ofNullable(objects(bucket).get(name)).map(content -> new Sight(content.object, content));
    }

    @Override
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public Optional<Opened> open(StoreBucketId bucket, ObjectName name) {
        return Optional.ofNullable(objects(bucket).get(name))
                .map(content -> new Opened(
                        content.object,
                        unreadable.contains(content.object)
                                ? new LostBytes(content.bytes.capacity())
                                : new ArrayBytes(
                                        damaged.contains(content.object)
                                                ? ByteBuffer.allocate(content.bytes.capacity())
                                                : content.bytes)));
    }

    @Override
    public Staging stage(StoreBucketId bucket, ObjectName name) {
        return new Staged(bucket, name);
    }

    /// Objects of this name cannot be deleted any more.
    public void stick(ObjectName name) {
        stuck.add(name);
    }

    @Override
    public boolean delete(StoreBucketId bucket, ObjectName name) {
        if (stuck.contains(name)) {
            throw new StoreFailure(StoreFailure.Kind.MEDIUM, "no medium for " + name);
        }
        boolean deleted = objects(bucket).remove(name) != null;
        tell(bucket, name);
        return deleted;
    }

    @Override
    public synchronized Optional<StoredObject> rename(StoreBucketId bucket, ObjectName from, ObjectName to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("onto itself: " + from);
        }
        Content content = objects(bucket).remove(from);
        tell(bucket, from);
        return content == null ? Optional.empty() : Optional.of(put(bucket, named(content, to)));
    }

    @Override
    public synchronized Optional<StoredObject> amend(
            StoreBucketId bucket, ObjectName name, UnaryOperator<CustomMetadata> change) {
        Content content = objects(bucket).get(name);
        if (content == null) {
            return Optional.empty();
        }
        StoredObject was = content.object;
        CustomMetadata custom = change.apply(was.custom());
        return Optional.of(put(bucket, new Content(object(was, was.name(), custom), content.bytes)));
    }

    @Override
    public synchronized Optional<StoredObject> mirror(StoreBucketId bucket, ObjectName name, int copies) {
        Content content = objects(bucket).get(name);
        return content == null
                ? Optional.empty()
                : Optional.of(put(
                        bucket,
                        new Content(
                                copied(content.object, refusesCopies ? content.object.copies() : copies),
                                content.bytes)));
    }

    @Override
    public int mostCopies() {
        return MOUNTPATHS;
    }

    /// No more copies find room.
    public void refuseCopies() {
        refusesCopies = true;
    }

    private static StoredObject copied(StoredObject was, int copies) {
        return new StoredObject(
                was.name(),
                was.size(),
                was.checksum(),
                was.version(),
                was.written(),
                was.accessed(),
                was.custom(),
                Math.clamp(copies, 1, MOUNTPATHS),
                true);
    }

    @Override
    public synchronized boolean heal(StoreBucketId bucket, ObjectName name) {
        return find(bucket, name)
                .filter(object -> object.copies() > 1 || !(damaged.contains(object) || unreadable.contains(object)))
                .map(object -> {
                    damaged.remove(object);
                    unreadable.remove(object);
                    return true;
                })
                .orElse(false);
    }

    /// Lets the copy that is read be one that the medium refuses to read.
    public synchronized void spoil(StoreBucketId bucket, ObjectName name) {
        unreadable.add(find(bucket, name).orElseThrow());
    }

    /// Damages the copy that is read.
    public synchronized void damage(StoreBucketId bucket, ObjectName name) {
        damaged.add(find(bucket, name).orElseThrow());
    }

    @Override
    public ObjectPage list(StoreBucketId bucket, ObjectQuery query) {
        SortedObjects sorted = text -> objects(bucket).values().stream()
                .map(Content::object)
                .filter(object -> ObjectName.compare(object.name().text(), text) >= 0)
                .iterator();
        return SortedObjects.page(sorted, query);
    }

    @Override
    public Usage usage(StoreBucketId bucket) {
        Collection<Content> all = objects(bucket).values();
        long bytes = all.stream().mapToLong(content -> content.bytes.capacity()).sum();
        long stored = all.stream().mapToLong(Content::stored).sum();
        long smallest = all.stream()
                .mapToLong(content -> content.bytes.capacity())
                .min()
                .orElse(0);
        long largest = all.stream()
                .mapToLong(content -> content.bytes.capacity())
                .max()
                .orElse(0);
        return new Usage(all.size(), bytes, smallest, largest, stored);
    }

    /// Runs this once, right after the next look at [#room()].
    public synchronized void afterRoom(Runnable task) {
        afterRoom = task;
    }

    @Override
    public Room room() {
        Room room = measured();
        Runnable task = afterRoom;
        afterRoom = () -> {};
        task.run();
        return room;
    }

    private synchronized Room measured() {
        long used = staged + drafts.bytes();
        for (NavigableMap<ObjectName, Content> objects : buckets.values()) {
            used += objects.values().stream().mapToLong(Content::stored).sum();
        }
        return new Room(limit, used, limit - used);
    }

    synchronized boolean isThere(StoreBucketId bucket) {
        return buckets.containsKey(bucket);
    }

    synchronized boolean take(int bytes) {
        if (measured().available() < bytes) {
            return false;
        }
        staged += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        staged -= bytes;
    }

    Instant now() {
        return clock.instant();
    }

    private synchronized NavigableMap<ObjectName, Content> objects(StoreBucketId bucket) {
        return buckets.getOrDefault(bucket, new ConcurrentSkipListMap<>());
    }

    private StoredObject put(StoreBucketId bucket, Content content) {
        objects(bucket).put(content.object.name(), content);
        tell(bucket, content.object.name());
        return content.object;
    }

    private void tell(StoreBucketId bucket, ObjectName name) {
        watchers.forEach(watcher -> watcher.changed(bucket, name));
    }

    private static Content named(Content content, ObjectName name) {
        return new Content(object(content.object, name, content.object.custom()), content.bytes);
    }

    private static StoredObject object(StoredObject was, ObjectName name, CustomMetadata custom) {
        return new StoredObject(
                name,
                was.size(),
                was.checksum(),
                was.version(),
                was.written(),
                was.accessed(),
                custom,
                was.copies(),
                true);
    }

    private synchronized Published publish(StoreBucketId bucket, ObjectName name, byte[] bytes, Finish finish) {
        if (!isThere(bucket)) {
            return new Published.NoBucket();
        }
        @Nullable Content before = objects(bucket).get(name);
        if (before != null && !finish.replace()) {
            return new Published.Exists(before.object);
        }
        long version = finish.counted() ? 1 + (before == null ? 0 : before.object.version()) : 0;
        Instant now = now();
        return new Published.Stored(put(
                bucket,
                new Content(
                        new StoredObject(
                                name,
                                bytes.length,
                                finish.checksum(),
                                version,
                                now,
                                now,
                                finish.custom(),
                                Math.clamp(finish.copies(), 1, MOUNTPATHS),
                                true),
                        ByteBuffer.wrap(bytes))));
    }

    private final class Staged extends InMemoryWriter implements Staging {

        private final StoreBucketId bucket;
        private final ObjectName name;

        Staged(StoreBucketId bucket, ObjectName name) {
            super(InMemoryObjectStore.this);
            this.bucket = bucket;
            this.name = name;
        }

        @Override
        public Published publish(Finish finish) {
            return InMemoryObjectStore.this.publish(bucket, name, end(), finish);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // marks are nothing but themselves
        public Published publishOver(Object seen, Finish finish) {
            synchronized (InMemoryObjectStore.this) {
                return objects(bucket).get(name) == seen ? publish(finish) : new Published.Changed();
            }
        }
    }

    private record LostBytes(long size) implements ObjectBytes {

        @Override
        public int read(long position, ByteBuffer into) {
            throw new StoreFailure(StoreFailure.Kind.MEDIUM, "the medium refuses");
        }

        @Override
        public void close() {}
    }
}
