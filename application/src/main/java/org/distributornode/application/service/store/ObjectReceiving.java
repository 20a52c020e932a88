package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Sight;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.jspecify.annotations.Nullable;

/// An object on its way into a bucket of this node.
final class ObjectReceiving implements Incoming<ObjectOutcome> {

    private final RoomAhead room;
    private final BucketEntry bucket;
    private final Arrival arrival;
    private final Staging staging;
    private final Hashes hashes;
    private final @Nullable Object seen;
    private boolean full;

    /// @param checksum what the content is to have; [Checksum#NONE] if nobody knows
    /// @param replace whether an object of that name may be there
    record Arrival(ObjectName name, Checksum checksum, CustomMetadata custom, boolean replace) {}

    ObjectReceiving(RoomAhead room, BucketEntry bucket, Arrival arrival) {
        this(room, bucket, arrival, Optional.empty());
    }

    /// @param before what it comes in the place of, and of nothing else; empty for whatever is there
    ObjectReceiving(RoomAhead room, BucketEntry bucket, Arrival arrival, Optional<Sight> before) {
        this.seen = before.map(Sight::mark).orElse(null);
        this.room = room;
        this.bucket = bucket;
        this.arrival = arrival;
        this.staging = room.store().stage(bucket.id(), arrival.name());
        this.hashes = new Hashes(bucket.properties().checksums().type(), arrival.checksum());
    }

    @Override
    public boolean write(ByteBuffer bytes) {
        if (!full) {
            hashes.update(bytes);
            room.expect(bytes.remaining());
            full = !staging.write(bytes);
        }
        return !full;
    }

    @Override
    public ObjectOutcome finish() {
        return full ? refused(noRoom(room.store())) : end(hashes.finish());
    }

    private ObjectOutcome end(Hashes.Result result) {
        if (result.other().isPresent()) {
            return refused(new StoreRefusal.WrongChecksum(
                    bucket.name(),
                    arrival.name(),
                    arrival.checksum(),
                    result.other().get()));
        }
        boolean counted = bucket.properties().versions().counted();
        int copies = bucket.properties().mirror().wanted();
        Finish finish = new Finish(result.kept(), arrival.custom(), counted, arrival.replace(), copies);
        return switch (seen == null ? staging.publish(finish) : staging.publishOver(seen, finish)) {
            case Published.Stored(var object) -> new ObjectOutcome.Done(object);
            case Published.Exists(var object) -> refused(new StoreRefusal.ObjectExists(bucket.name(), object.name()));
            case Published.Changed _ -> refused(new StoreRefusal.Busy(bucket.name(), arrival.name()));
            case Published.NoRoom _ -> refused(noRoom(room.store()));
            case Published.NoBucket _ -> refused(new StoreRefusal.NoBucket(bucket.name()));
        };
    }

    @Override
    public void close() {
        staging.close();
    }

    static StoreRefusal noRoom(ObjectStore store) {
        ObjectStore.Room room = store.room();
        return new StoreRefusal.NoRoom(room.used(), room.limit());
    }

    private static ObjectOutcome refused(StoreRefusal why) {
        return new ObjectOutcome.Refused(why);
    }
}
