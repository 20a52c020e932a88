package org.distributornode.application.service.cache;

import org.distributornode.domain.content.DataObjectId;

/// Counts reads of held objects whose bytes somebody has at hand.
public record HeldReads(HeldObjects held) {

    /// Counts a read of the object; waits for no disk.
    ///
    /// @return false if it is not held
    public boolean count(DataObjectId id) {
        return held.index().readIfHeld(id);
    }
}
