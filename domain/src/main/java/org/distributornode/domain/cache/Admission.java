package org.distributornode.domain.cache;

import java.util.List;

/// Whether an object may come in.
public sealed interface Admission {

    /// Its room is reserved.
    ///
    /// @param victims those that had to go for it, in the order they were chosen; their bytes are to be deleted
    record Admitted(List<CacheEntry> victims) implements Admission {
        public Admitted {
            victims = List.copyOf(victims);
        }
    }

    /// It may not; nothing was reserved or evicted.
    record Refused(Reason reason) implements Admission {}

    enum Reason {
        /// It is larger than the whole limit.
        TOO_LARGE,
        /// Pinned objects, and others on their way in, leave too little.
        NO_ROOM
    }
}
