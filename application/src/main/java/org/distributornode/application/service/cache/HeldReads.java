package org.distributornode.application.service.cache;

import java.util.Optional;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;

/// Counts reads of held objects.
public record HeldReads(HeldObjects held) {

    /// As [HeldObjects#open(CacheEntry)], and counts a read.
    public Optional<HeldObjects.Opened> open(CacheEntry entry) {
        Optional<HeldObjects.Opened> opened = held.open(entry);
        opened.ifPresent(_ -> count(entry.id()));
        return opened;
    }

    /// Counts a read of the object; waits for no disk.
    ///
    /// @return false if it is not held
    public boolean count(DataObjectId id) {
        return held.index().readIfHeld(id);
    }
}
