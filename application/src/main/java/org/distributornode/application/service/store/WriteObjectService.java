package org.distributornode.application.service.store;

import java.util.Optional;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoredObject;

/// Takes objects for the buckets in [Shelves].
public final class WriteObjectService implements WriteObject {

    private final Shelves shelves;

    public WriteObjectService(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public Outcome begin(Request request) {
        return switch (shelves.askLocal(request.bucket(), Permission.WRITE_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Outcome.Refused(why);
            case LocalAccess.Granted(var bucket) -> begin(bucket, request);
        };
    }

    private Outcome begin(BucketEntry bucket, Request request) {
        ObjectStore objects = shelves.objects();
        if (request.unlessEqual() && request.checksum().isPresent()) {
            Optional<StoredObject> present = objects.find(bucket.id(), request.name());
            if (present.isPresent() && same(present.get().checksum(), request.checksum())) {
                return new Outcome.Unchanged(present.get());
            }
        }
        long announced = request.announced();
        if (announced > 0 && !shelves.hasRoom(announced)) {
            return new Outcome.Refused(ObjectReceiving.noRoom(objects));
        }
        Arrival arrival = new Arrival(request.name(), request.checksum(), request.custom(), true);
        return new Outcome.Begun(new ObjectReceiving(new RoomAhead(shelves, announced), bucket, arrival));
    }

    /// Two types are one hash by two names.
    private static boolean same(Checksum one, Checksum other) {
        boolean alike = one.type().bytes() == Long.BYTES && other.type().bytes() == Long.BYTES;
        return one.equals(other) || (alike && one.value().equals(other.value()));
    }
}
