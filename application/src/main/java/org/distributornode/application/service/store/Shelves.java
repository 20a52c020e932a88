package org.distributornode.application.service.store;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.service.job.GivenUp;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoreTask;

/// All buckets: those of this node ([LocalBuckets]), and those that have their objects elsewhere. Safe for use by any
/// thread; a change is kept before it rules.
public final class Shelves {

    private final ObjectStore objects;
    private final List<RemoteObjects> remotes;
    private final Trimming trimming;
    private final LocalBuckets local;
    private final Map<StoreBucket, StoreBucketId> meant;

    /// @param remotes at most one for each bucket
    /// @param watermarks between which the store is kept where buckets let go of objects
    public Shelves(
            BucketStore store,
            ObjectStore objects,
            InstantSource clock,
            List<RemoteObjects> remotes,
            Watermarks watermarks) {
        this.objects = objects;
        this.remotes = List.copyOf(remotes);
        this.local = new LocalBuckets(store, objects, clock);
        this.meant = Map.of();
        this.trimming = new Trimming(local::all, objects, clock, watermarks);
    }

    private Shelves(Shelves all, Map<StoreBucket, StoreBucketId> meant) {
        this.objects = all.objects;
        this.remotes = all.remotes;
        this.trimming = all.trimming;
        this.local = all.local;
        this.meant = meant;
    }

    /// The same ones, but of these names none but the buckets that have these numbers.
    Shelves meaning(Map<StoreBucket, StoreBucketId> numbers) {
        return new Shelves(this, numbers);
    }

    /// The numbers that the buckets of a task have now, as far as this node has them.
    Map<StoreBucket, StoreBucketId> numbers(StoreTask task) {
        return task.buckets().stream()
                .flatMap(bucket -> local.find(bucket).stream())
                .collect(Collectors.toUnmodifiableMap(BucketEntry::name, BucketEntry::id));
    }

    /// What is said of the first bucket that is meant and not there any more.
    ///
    /// @throws GivenUp if there is one
    void checkMeant() throws GivenUp {
        for (StoreBucket bucket : meant.keySet().stream().sorted().toList()) {
            if (find(bucket).isEmpty()) {
                throw new GivenUp(StoreWalk.sentence(new StoreRefusal.NoBucket(bucket)));
            }
        }
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
        local.start();
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
        Optional<BucketEntry> entry = local.find(bucket);
        return entry.isPresent()
                ? entry.filter(one -> meant.getOrDefault(bucket, one.id()).equals(one.id()))
                        .map(Shelf.Local::new)
                : remotes.stream()
                        .filter(remote -> remote.bucket().name().equals(bucket))
                        .map(remote -> (Shelf) new Shelf.Remote(remote))
                        .findFirst();
    }

    List<BucketEntry> all() {
        return Stream.concat(local.all().stream(), remotes.stream().map(RemoteObjects::bucket))
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
        return isRemote(bucket) ? Optional.empty() : local.add(bucket, properties);
    }

    /// @return the bucket that was there
    Optional<BucketEntry> remove(StoreBucket bucket) {
        return local.remove(bucket);
    }

    /// Changes a bucket of this node, its name too.
    ///
    /// @return empty if it is not there, or there is another one of its new name
    Optional<BucketEntry> change(StoreBucket bucket, UnaryOperator<BucketEntry> change) {
        return local.change(bucket, change, this::isRemote);
    }

    private boolean isRemote(StoreBucket bucket) {
        return remotes.stream().anyMatch(remote -> remote.bucket().name().equals(bucket));
    }

    /// Keeps the buckets once more, where there is a place for them that has them not.
    void keepEverywhere() {
        local.keepEverywhere();
    }
}
