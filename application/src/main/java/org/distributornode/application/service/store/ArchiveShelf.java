package org.distributornode.application.service.store;

import java.io.IOException;
import java.util.Optional;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.port.store.Archives.Packing;
import org.distributornode.application.port.store.ObjectStore.Sight;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;

/// Begins archives in buckets of this node.
final class ArchiveShelf {

    private final Shelves shelves;
    private final ReadObject reading;
    private final Archives archives;

    ArchiveShelf(Shelves shelves, ReadObject reading, Archives archives) {
        this.shelves = shelves;
        this.reading = reading;
        this.archives = archives;
    }

    /// @param bucket one of this node
    record Place(BucketEntry bucket, ObjectName name, ArchiveFormat format) {}

    sealed interface Begun {

        record Open(ArchiveReceiving archive) implements Begun {}

        record Refused(StoreRefusal why) implements Begun {}
    }

    Shelves shelves() {
        return shelves;
    }

    ReadObject reading() {
        return reading;
    }

    /// An archive in the place of whatever has its name.
    Begun anew(Place place) {
        return empty(place, true);
    }

    /// An archive with all that is in the one that is there, in its place unless it changes meanwhile.
    ///
    /// @param file which may not be in it yet
    Begun after(Place place, Optional<ObjectName> file) {
        Optional<Sight> seen = shelves.objects().see(place.bucket.id(), place.name);
        if (seen.isEmpty()) {
            return empty(place, false);
        }
        return switch (reading.open(place.bucket.name(), place.name, new Extent.Whole())) {
            case ReadObject.Outcome.Refused(var why) -> new Begun.Refused(why);
            case Opened before -> after(place, file, seen, before);
        };
    }

    private Begun after(Place place, Optional<ObjectName> file, Optional<Sight> seen, Opened before) {
        Arrival arrival = new Arrival(place.name, Checksum.NONE, before.object().custom(), true);
        ObjectReceiving object = new ObjectReceiving(new RoomAhead(shelves, 0), place.bucket, arrival, seen);
        boolean begun = false;
        try (before) {
            if (file.isPresent() && has(place.format, before, file.get())) {
                ObjectName whole = new ObjectName(place.name + "/" + file.get());
                return new Begun.Refused(new StoreRefusal.ObjectExists(place.bucket.name(), whole));
            }
            Packing packing = archives.extend(place.format, before.bytes(), object::write);
            begun = true;
            return new Begun.Open(new ArchiveReceiving(object, packing));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            return new Begun.Refused(new StoreRefusal.NoArchive(place.bucket.name(), place.name, why));
        } finally {
            if (!begun) {
                object.close();
            }
        }
    }

    private boolean has(ArchiveFormat format, Opened archive, ObjectName file) throws IOException {
        Members members = archives.read(format, archive.bytes());
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            if (next.get().name().equals(file.text())) {
                return true;
            }
        }
        return false;
    }

    private Begun empty(Place place, boolean replace) {
        Arrival arrival = new Arrival(place.name, Checksum.NONE, CustomMetadata.NONE, replace);
        ObjectReceiving object = new ObjectReceiving(new RoomAhead(shelves, 0), place.bucket, arrival);
        return new Begun.Open(new ArchiveReceiving(object, archives.pack(place.format, object::write)));
    }
}
