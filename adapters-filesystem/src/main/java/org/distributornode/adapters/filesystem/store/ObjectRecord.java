package org.distributornode.adapters.filesystem.store;

import java.time.Instant;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// What a file says of the object in it.
///
/// @param change counts all changes of the store: of two files with one object the higher one counts
record ObjectRecord(
        ObjectName name,
        long size,
        Checksum checksum,
        long version,
        Instant written,
        Instant accessed,
        CustomMetadata custom,
        long change) {

    StoredObject object(int copies) {
        return new StoredObject(name, size, checksum, version, written, accessed, custom, copies, true);
    }

    /// Whether both are of the same write, whoever read it since.
    boolean says(ObjectRecord other) {
        return equals(new ObjectRecord(
                other.name,
                other.size,
                other.checksum,
                other.version,
                other.written,
                accessed,
                other.custom,
                other.change));
    }

    ObjectRecord named(ObjectName other, long at) {
        return new ObjectRecord(other, size, checksum, version, written, accessed, custom, at);
    }

    ObjectRecord with(CustomMetadata other, long at) {
        return new ObjectRecord(name, size, checksum, version, written, accessed, other, at);
    }
}
