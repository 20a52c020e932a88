package org.distributornode.application.service.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.service.store.Shelves.Access;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ObjectOutcome.Done;
import org.distributornode.application.usecase.store.ObjectOutcome.Refused;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// Changes objects in the buckets in [Shelves].
public final class EditObjectsService implements EditObjects {

    private final Shelves shelves;
    private final ReadObject reading;

    public EditObjectsService(Shelves shelves, ReadObject reading) {
        this.shelves = shelves;
        this.reading = reading;
    }

    @Override
    public ObjectOutcome delete(StoreBucket bucket, ObjectName name) {
        return switch (shelves.askLocal(bucket, Permission.DELETE_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted(var entry) -> {
                Optional<StoredObject> object = shelves.objects().find(entry.id(), name);
                yield object.isPresent() && shelves.objects().delete(entry.id(), name)
                        ? new Done(object.get())
                        : new Refused(new StoreRefusal.NoObject(bucket, name));
            }
        };
    }

    @Override
    public ObjectOutcome evict(StoreBucket bucket, ObjectName name) {
        return switch (shelves.ask(bucket, Permission.DELETE_OBJECT)) {
            case Access.Refused(var why) -> new Refused(why);
            case Access.Granted(Shelf.Local _) -> new Refused(new StoreRefusal.NotRemote(bucket));
            case Access.Granted(Shelf.Remote(var objects)) -> objects.evict(name);
        };
    }

    @Override
    public ObjectOutcome rename(StoreBucket bucket, ObjectName from, ObjectName to) {
        return switch (shelves.askLocal(bucket, Permission.RENAME_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted _ when from.equals(to) -> new Refused(new StoreRefusal.SameName(from.text()));
            case LocalAccess.Granted(var entry) ->
                changed(bucket, from, () -> shelves.objects().rename(entry.id(), from, to));
        };
    }

    @Override
    public ObjectOutcome attach(Place object, Map<String, String> entries, boolean replace) {
        Optional<String> objection = CustomMetadata.objection(entries);
        if (objection.isPresent()) {
            return new Refused(new StoreRefusal.BadCustom(objection.get()));
        }
        return switch (shelves.askLocal(object.bucket(), Permission.CHANGE_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted(var entry) -> attach(entry, object.name(), entries, replace);
        };
    }

    private ObjectOutcome attach(BucketEntry bucket, ObjectName name, Map<String, String> entries, boolean replace) {
        AtomicReference<Boolean> tooMuch = new AtomicReference<>(false);
        ObjectOutcome outcome = changed(
                bucket.name(),
                name,
                () -> shelves.objects().amend(bucket.id(), name, before -> {
                    Optional<CustomMetadata> after = (replace ? CustomMetadata.NONE : before).with(entries);
                    tooMuch.set(after.isEmpty());
                    return after.orElse(before);
                }));
        return tooMuch.get()
                ? new Refused(new StoreRefusal.BadCustom("is larger than " + CustomMetadata.LARGEST + " bytes"))
                : outcome;
    }

    @Override
    public ObjectOutcome copy(Place from, Place to) {
        if (from.equals(to)) {
            return new Refused(new StoreRefusal.SameName(from.name().text()));
        }
        return switch (shelves.askLocal(to.bucket(), Permission.WRITE_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted(var target) ->
                switch (reading.open(from.bucket(), from.name(), new Extent.Whole())) {
                    case ReadObject.Outcome.Refused(var why) -> new Refused(why);
                    case ReadObject.Outcome.Opened source -> copy(source, target, to.name());
                };
        };
    }

    private ObjectOutcome copy(ReadObject.Outcome.Opened source, BucketEntry target, ObjectName name) {
        boolean proven = source.bucket().properties().checksums().onMove();
        StoredObject object = source.object();
        Arrival arrival = new Arrival(name, proven ? object.checksum() : Checksum.NONE, object.custom(), true);
        try (source;
                ObjectReceiving content = new ObjectReceiving(new RoomAhead(shelves, object.size()), target, arrival)) {
            if (!shelves.hasRoom(object.size())) {
                return new Refused(ObjectReceiving.noRoom(shelves.objects()));
            }
            Pouring.pour(source.bytes(), content);
            return content.finish();
        } catch (BytesLost lost) {
            return new Refused(new StoreRefusal.FromNetwork(
                    source.bucket().name(), object.name(), new Refusal.NoSource(lost.retryAfter())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Refused(new StoreRefusal.Interrupted());
        }
    }

    @Override
    public ObjectOutcome mirror(StoreBucket bucket, ObjectName name) {
        return switch (shelves.askLocal(bucket)) {
            case LocalAccess.Refused(var why) -> new Refused(why);
            case LocalAccess.Granted(var entry) -> {
                int copies = entry.properties().mirror().wanted();
                ObjectOutcome outcome =
                        changed(bucket, name, () -> shelves.objects().mirror(entry.id(), name, copies));
                int possible = Math.min(copies, shelves.objects().mostCopies());
                yield outcome instanceof Done(var object) && object.copies() < possible
                        ? new Refused(new StoreRefusal.TooFewCopies(bucket, name, object.copies(), possible))
                        : outcome;
            }
        };
    }

    @FunctionalInterface
    private interface Change {
        Optional<StoredObject> run();
    }

    private ObjectOutcome changed(StoreBucket bucket, ObjectName name, Change change) {
        try {
            return change.run()
                    .<ObjectOutcome>map(Done::new)
                    .orElseGet(() -> new Refused(new StoreRefusal.NoObject(bucket, name)));
        } catch (StoreFailure failure) {
            if (failure.kind() == StoreFailure.Kind.NO_SPACE) {
                return new Refused(ObjectReceiving.noRoom(shelves.objects()));
            }
            throw failure;
        }
    }
}
