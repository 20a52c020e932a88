package org.distributornode.domain.cache;

import java.time.Instant;
import java.util.Optional;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// One held object as seen at a moment: a view made from the index when asked for.
///
/// @param size in bytes
/// @param storedAt when it was committed, to the second
/// @param lastReadAt when it was last read, to the second
/// @param reads how often it was read, as far as eviction remembers
/// @param pinned whether it is kept from eviction
public record CacheEntry(
        DataObjectId id,
        long size,
        ContentHash hash,
        MediaType mediaType,
        Instant storedAt,
        Instant lastReadAt,
        long reads,
        boolean pinned) {

    public CacheEntry {
        if (size < 0 || reads < 0) {
            throw new IllegalArgumentException("entry " + id + " has size " + size + " and " + reads + " reads");
        }
    }

    /// One that is not pinned.
    public CacheEntry(
            DataObjectId id,
            long size,
            ContentHash hash,
            MediaType mediaType,
            Instant storedAt,
            Instant lastReadAt,
            long reads) {
        this(id, size, hash, mediaType, storedAt, lastReadAt, reads, false);
    }

    /// What it is, as far as a node that holds it knows.
    public DataObject object() {
        return new DataObject(id, size, hash, Optional.empty());
    }

    /// Whether these are the bytes of `object`.
    public boolean isOf(DataObject object) {
        return id.equals(object.id()) && size == object.size() && hash.equals(object.hash());
    }

    /// The same object, pinned or not.
    public CacheEntry pinned(boolean now) {
        return now == pinned ? this : new CacheEntry(id, size, hash, mediaType, storedAt, lastReadAt, reads, now);
    }
}
