package org.distributornode.application.service.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;

/// All buckets: those of this node, in memory and kept, and those that have their objects elsewhere. Safe for use by
/// any thread; a change is kept before it rules.
public final class Shelves {

    private final BucketStore store;
    private final ObjectStore objects;
    private final InstantSource clock;
    private final List<RemoteObjects> remotes;
    private final Trimming trimming;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<StoreBucket, BucketEntry> local = Map.of();
    private long last;

    /// @param remotes at most one for each bucket
    /// @param watermarks between which the store is kept where buckets let go of objects
    public Shelves(
            BucketStore store,
            ObjectStore objects,
            InstantSource clock,
            List<RemoteObjects> remotes,
            Watermarks watermarks) {
        this.store = store;
        this.objects = objects;
        this.clock = clock;
        this.remotes = List.copyOf(remotes);
        this.trimming = new Trimming(() -> local.values(), objects, clock, watermarks);
    }

    /// In hundredths of what the store may take: of its limit, or of what the disks have if that is less.
    public record Watermarks(int low, int high) {

        private static final int WHOLE = 100;

        public Watermarks {
            if (low < 1 || low > high || high > WHOLE) {
                throw new IllegalArgumentException("no watermarks: " + low + ", " + high);
            }
        }
    }

    /// Takes up what earlier runs of the node left. Called once, before anything else.
    public void start() {
        Registry registry = store.load();
        objects.restore(registry.buckets().stream().map(BucketEntry::id).collect(Collectors.toUnmodifiableSet()));
        last = registry.last();
        local = registry.buckets().stream().collect(Collectors.toUnmodifiableMap(BucketEntry::name, entry -> entry));
    }

    ObjectStore objects() {
        return objects;
    }

    TrimStore.Trimmed trim() {
        return trimming.trim();
    }

    /// Whether there is room for so many bytes, made where buckets let go of objects.
    boolean hasRoom(long bytes) {
        return trimming.hasRoom(bytes);
    }

    Optional<Shelf> find(StoreBucket bucket) {
        BucketEntry entry = local.get(bucket);
        return entry != null
                ? Optional.of(new Shelf.Local(entry))
                : remotes.stream()
                        .filter(remote -> remote.bucket().name().equals(bucket))
                        .map(remote -> (Shelf) new Shelf.Remote(remote))
                        .findFirst();
    }

    List<BucketEntry> all() {
        return Stream.concat(local.values().stream(), remotes.stream().map(RemoteObjects::bucket))
                .sorted(Comparator.comparing(BucketEntry::name))
                .toList();
    }

    /// A bucket in which something is allowed, or why it is not.
    Access ask(StoreBucket bucket, Permission permission) {
        Optional<Shelf> shelf = find(bucket);
        if (shelf.isEmpty()) {
            return new Access.Refused(new StoreRefusal.NoBucket(bucket));
        }
        return shelf.get().entry().properties().allows(permission)
                ? new Access.Granted(shelf.get())
                : new Access.Refused(new StoreRefusal.NotAllowed(bucket, permission));
    }

    /// The same, of a bucket whose objects are on this node.
    LocalAccess askLocal(StoreBucket bucket, Permission permission) {
        return switch (ask(bucket, permission)) {
            case Access.Refused(var why) -> new LocalAccess.Refused(why);
            case Access.Granted(Shelf.Local(var entry)) -> new LocalAccess.Granted(entry);
            case Access.Granted(Shelf.Remote _) -> new LocalAccess.Refused(new StoreRefusal.ReadOnly(bucket));
        };
    }

    /// The same, whatever is allowed in it.
    LocalAccess askLocal(StoreBucket bucket) {
        return find(bucket)
                .<LocalAccess>map(shelf -> switch (shelf) {
                    case Shelf.Local(var entry) -> new LocalAccess.Granted(entry);
                    case Shelf.Remote _ -> new LocalAccess.Refused(new StoreRefusal.ReadOnly(bucket));
                })
                .orElseGet(() -> new LocalAccess.Refused(new StoreRefusal.NoBucket(bucket)));
    }

    /// Brings an object of a bucket that has it elsewhere to this node.
    ///
    /// @throws InterruptedException if the thread is interrupted, or the node ends
    public ObjectOutcome bring(Place object) throws InterruptedException {
        return switch (ask(object.bucket(), Permission.READ_OBJECT)) {
            case Access.Refused(var why) -> new ObjectOutcome.Refused(why);
            case Access.Granted(Shelf.Local _) ->
                new ObjectOutcome.Refused(new StoreRefusal.NotRemote(object.bucket()));
            case Access.Granted(Shelf.Remote(var objects)) -> objects.bring(object.name());
        };
    }

    sealed interface Access {

        record Granted(Shelf shelf) implements Access {}

        record Refused(StoreRefusal why) implements Access {}
    }

    sealed interface LocalAccess {

        record Granted(BucketEntry entry) implements LocalAccess {}

        record Refused(StoreRefusal why) implements LocalAccess {}
    }

    /// @return empty if there is such a bucket
    Optional<BucketEntry> add(StoreBucket bucket, BucketProperties properties) {
        return locked(() -> {
            if (find(bucket).isPresent()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            BucketEntry entry = new BucketEntry(new StoreBucketId(last + 1), bucket, properties, now);
            last++;
            keep(with(entry));
            objects.create(entry.id());
            return Optional.of(entry);
        });
    }

    /// @return the bucket that was there
    Optional<BucketEntry> remove(StoreBucket bucket) {
        Optional<BucketEntry> gone = locked(() -> {
            Optional<BucketEntry> entry = Optional.ofNullable(local.get(bucket));
            entry.ifPresent(_ -> keep(without(bucket)));
            return entry;
        });
        gone.ifPresent(entry -> objects.drop(entry.id()));
        return gone;
    }

    /// Changes a bucket of this node, its name too.
    ///
    /// @return empty if it is not there, or there is another one of its new name
    Optional<BucketEntry> change(StoreBucket bucket, UnaryOperator<BucketEntry> change) {
        return locked(() -> {
            BucketEntry before = local.get(bucket);
            BucketEntry after = before == null ? null : change.apply(before);
            if (after == null
                    || (!after.name().equals(bucket) && find(after.name()).isPresent())) {
                return Optional.empty();
            }
            Map<StoreBucket, BucketEntry> next = new TreeMap<>(local);
            next.remove(bucket);
            next.put(after.name(), after);
            keep(next);
            return Optional.of(after);
        });
    }

    /// Keeps the buckets once more, where there is a place for them that has them not.
    void keepEverywhere() {
        locked(() -> {
            keep(local);
            return true;
        });
    }

    private Map<StoreBucket, BucketEntry> with(BucketEntry entry) {
        Map<StoreBucket, BucketEntry> next = new TreeMap<>(local);
        next.put(entry.name(), entry);
        return next;
    }

    private Map<StoreBucket, BucketEntry> without(StoreBucket bucket) {
        Map<StoreBucket, BucketEntry> next = new TreeMap<>(local);
        next.remove(bucket);
        return next;
    }

    private void keep(Map<StoreBucket, BucketEntry> next) {
        store.save(new Registry(last, new ArrayList<>(next.values())));
        local = Map.copyOf(next);
    }

    private <T> T locked(Supplier<T> task) {
        changing.lock();
        try {
            return task.get();
        } finally {
            changing.unlock();
        }
    }
}
