package org.distributornode.application.service.store;

import org.distributornode.application.port.store.ObjectStore;

/// Looks for room ahead of what is written, and has it made where buckets let go of objects. For one thread.
final class RoomAhead {

    private static final long STEP = 1 << 20;

    private final Shelves shelves;
    private long ahead;

    /// @param found for how many bytes somebody has looked already; 0 or less if nobody has
    RoomAhead(Shelves shelves, long found) {
        this.shelves = shelves;
        this.ahead = found;
    }

    ObjectStore store() {
        return shelves.objects();
    }

    /// Called before so many bytes are written, which finds out whether there is room indeed.
    void expect(int bytes) {
        if (bytes > ahead) {
            ahead = Math.max(bytes, STEP);
            if (store().room().available() < ahead) {
                boolean _ = shelves.hasRoom(bytes);
                ahead = bytes;
            }
        }
        ahead -= bytes;
    }
}
