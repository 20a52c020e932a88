package org.distributornode.application.usecase.pin;

import java.util.List;
import org.distributornode.domain.content.DataObjectId;

/// Shows what is never evicted, and ends that. Objects are pinned by a job.
public interface EditPins {

    /// All that is pinned, in the order of the ids.
    Pinned list();

    Unpinned unpin(DataObjectId id);

    /// @param bytes that they take together
    /// @param most bytes that pinned objects may take together
    record Pinned(List<Pin> pins, long bytes, long most) {
        public Pinned {
            pins = List.copyOf(pins);
        }
    }

    record Pin(DataObjectId id, long size) {}

    enum Unpinned {
        REMOVED,
        NOT_PINNED
    }
}
