package org.distributornode.application.service.store;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.BucketOutcome.Done;
import org.distributornode.application.usecase.store.BucketOutcome.Refused;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;

/// Buckets in [Shelves]. A bucket that was closed to changes can still have its access changed.
public final class EditBucketsService implements EditBuckets {

    private final Shelves shelves;
    private final IntSupplier mountpaths;

    /// @param mountpaths how many copies of an object there can be now
    public EditBucketsService(Shelves shelves, IntSupplier mountpaths) {
        this.shelves = shelves;
        this.mountpaths = mountpaths;
    }

    @Override
    public BucketOutcome create(StoreBucket bucket, BucketProperties properties) {
        if (!bucket.isLocal()) {
            return new Refused(
                    shelves.find(bucket).isPresent()
                            ? new StoreRefusal.BucketExists(bucket)
                            : new StoreRefusal.NoProvider(bucket));
        }
        if (tooManyCopies(properties)) {
            return new Refused(
                    new StoreRefusal.TooFewMountpaths(properties.mirror().wanted(), mountpaths.getAsInt()));
        }
        Optional<BucketEntry> added = shelves.add(bucket, properties);
        return added.<BucketOutcome>map(Done::new).orElseGet(() -> new Refused(new StoreRefusal.BucketExists(bucket)));
    }

    @Override
    public BucketOutcome destroy(StoreBucket bucket) {
        return switch (shelves.askLocal(bucket, Permission.DESTROY_BUCKET)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted _ -> ended(shelves.remove(bucket), new StoreRefusal.NoBucket(bucket));
        };
    }

    @Override
    public BucketOutcome rename(StoreBucket from, StoreBucket to) {
        if (from.equals(to)) {
            return new Refused(new StoreRefusal.SameName(from.toString()));
        }
        return switch (shelves.askLocal(from, Permission.RENAME_BUCKET)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted _ ->
                to.isLocal()
                        ? ended(
                                shelves.change(from, entry -> entry.named(to)),
                                shelves.find(to).isPresent()
                                        ? new StoreRefusal.BucketExists(to)
                                        : new StoreRefusal.NoBucket(from))
                        : new Refused(new StoreRefusal.NoProvider(to));
        };
    }

    @Override
    public BucketOutcome change(StoreBucket bucket, UnaryOperator<BucketProperties> change) {
        return switch (shelves.askLocal(bucket)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted(var before) -> {
                BucketProperties after = change.apply(before.properties());
                boolean access = !after.access().equals(before.properties().access());
                if (!access && !before.properties().allows(Permission.CHANGE_BUCKET)) {
                    yield new Refused(new StoreRefusal.NotAllowed(bucket, Permission.CHANGE_BUCKET));
                }
                yield tooManyCopies(after)
                        ? new Refused(
                                new StoreRefusal.TooFewMountpaths(after.mirror().wanted(), mountpaths.getAsInt()))
                        : ended(
                                shelves.change(bucket, entry -> entry.with(change.apply(entry.properties()))),
                                new StoreRefusal.NoBucket(bucket));
            }
        };
    }

    private boolean tooManyCopies(BucketProperties properties) {
        return properties.mirror().wanted() > mountpaths.getAsInt();
    }

    private static BucketOutcome ended(Optional<BucketEntry> entry, StoreRefusal otherwise) {
        return entry.<BucketOutcome>map(Done::new).orElseGet(() -> new Refused(otherwise));
    }
}
