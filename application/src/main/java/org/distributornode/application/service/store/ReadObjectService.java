package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.service.store.Shelves.Access;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// Hands out the objects of the buckets in [Shelves]. Where a bucket wants it, an object is read and compared
/// before any of it leaves.
public final class ReadObjectService implements ReadObject {

    private static final int STEP = 256 * 1024;

    private final Shelves shelves;

    public ReadObjectService(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public ObjectOutcome inspect(StoreBucket bucket, ObjectName name) {
        return switch (shelves.ask(bucket, Permission.INSPECT_OBJECT)) {
            case Access.Refused(var why) -> new ObjectOutcome.Refused(why);
            case Access.Granted(Shelf.Local(var entry)) ->
                shelves.objects()
                        .find(entry.id(), name)
                        .<ObjectOutcome>map(ObjectOutcome.Done::new)
                        .orElseGet(() -> new ObjectOutcome.Refused(new StoreRefusal.NoObject(bucket, name)));
            case Access.Granted(Shelf.Remote(var objects)) -> objects.inspect(name);
        };
    }

    @Override
    public Outcome open(StoreBucket bucket, ObjectName name, Extent extent) {
        return switch (shelves.ask(bucket, Permission.READ_OBJECT)) {
            case Access.Refused(var why) -> new Outcome.Refused(why);
            case Access.Granted(Shelf.Local(var entry)) -> open(entry, name);
            case Access.Granted(Shelf.Remote(var objects)) -> objects.open(name, extent);
        };
    }

    @Override
    public Optional<Seen> see(StoreBucket bucket, ObjectName name) {
        return shelves.ask(bucket, Permission.READ_OBJECT) instanceof Access.Granted(Shelf.Local(var entry))
                        && !entry.properties().checksums().onRead()
                ? shelves.objects().see(entry.id(), name).map(sight -> new Seen(entry, sight.object(), sight.mark()))
                : Optional.empty();
    }

    @Override
    public void watch(Watcher watcher) {
        shelves.objects().watch(new ObjectStore.Watcher() {
            @Override
            public void changed(StoreBucketId bucket, ObjectName name) {
                watcher.changed(bucket, name);
            }

            @Override
            public void dropped(StoreBucketId bucket) {
                watcher.dropped(bucket);
            }
        });
    }

    @Override
    public Checksum ofPart(Outcome.Opened opened, long from, long to) {
        return checksum(opened.bytes(), opened.bucket().properties().checksums().type(), from, to);
    }

    /// One that is damaged or cannot be read is healed from a copy, if there is one.
    private Outcome open(BucketEntry bucket, ObjectName name) {
        Outcome outcome;
        try {
            outcome = openOnce(bucket, name);
        } catch (StoreFailure failure) {
            if (failure.kind() == StoreFailure.Kind.EXHAUSTED || !heals(bucket, name)) {
                throw failure;
            }
            return openOnce(bucket, name);
        }
        return outcome instanceof Outcome.Refused(StoreRefusal.Damaged _) && heals(bucket, name)
                ? openOnce(bucket, name)
                : outcome;
    }

    private boolean heals(BucketEntry bucket, ObjectName name) {
        return bucket.properties().checksums().onRead() && shelves.objects().heal(bucket.id(), name);
    }

    private Outcome openOnce(BucketEntry bucket, ObjectName name) {
        Optional<Opened> found = shelves.objects().open(bucket.id(), name);
        if (found.isEmpty()) {
            return new Outcome.Refused(new StoreRefusal.NoObject(bucket.name(), name));
        }
        StoredObject object = found.get().object();
        ObjectBytes bytes = found.get().bytes();
        if (!bucket.properties().checksums().onRead() || !object.checksum().isPresent()) {
            return new Outcome.Opened(bucket, object, bytes);
        }
        Checksum actual;
        try {
            actual = checksum(bytes, object.checksum().type(), 0, object.size());
        } catch (RuntimeException failure) {
            bytes.close();
            throw failure;
        }
        if (actual.equals(object.checksum())) {
            return new Outcome.Opened(bucket, object, bytes);
        }
        bytes.close();
        return new Outcome.Refused(new StoreRefusal.Damaged(bucket.name(), name, object.checksum(), actual));
    }

    private static Checksum checksum(ObjectBytes bytes, ChecksumType type, long from, long to) {
        ChecksumHasher hasher = ChecksumHasher.of(type);
        ByteBuffer step = ByteBuffer.allocate(Math.clamp(to - from, 1, STEP));
        long at = from;
        while (at < to) {
            step.clear().limit((int) Math.min(step.capacity(), to - at));
            int count = bytes.read(at, step);
            if (count == 0) {
                throw new IllegalStateException("no bytes at " + at);
            }
            at += count;
            hasher.update(step.flip());
        }
        return hasher.finish();
    }
}
