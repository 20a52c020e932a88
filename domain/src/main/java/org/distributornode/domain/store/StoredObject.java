package org.distributornode.domain.store;

import java.time.Instant;
import org.distributornode.domain.checksum.Checksum;

/// What is known of an object of a bucket.
///
/// @param size in bytes
/// @param version counts the writes of this name from 1 on; 0 if the bucket does not count
/// @param written when its content came
/// @param accessed when it was read or written last; after a restart it may be somewhat older
/// @param copies how many there are of it
/// @param held whether its bytes are on this node
public record StoredObject(
        ObjectName name,
        long size,
        Checksum checksum,
        long version,
        Instant written,
        Instant accessed,
        CustomMetadata custom,
        int copies,
        boolean held) {

    public StoredObject {
        if (size < 0 || version < 0 || copies < 0) {
            throw new IllegalArgumentException("no object: " + size + ", " + version + ", " + copies);
        }
    }
}
