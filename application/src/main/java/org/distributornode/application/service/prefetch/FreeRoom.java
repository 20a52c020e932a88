package org.distributornode.application.service.prefetch;

import org.distributornode.application.service.cache.HeldObjects;

/// Room that nobody has taken, promised to objects from the moment that they are found until they have reserved it.
/// Safe for use by any thread.
final class FreeRoom {

    private final HeldObjects held;
    private long promised;

    FreeRoom(HeldObjects held) {
        this.held = held;
    }

    /// For one object.
    Bringer.Wanting wanting() {
        return new Bringer.Wanting() {
            private long mine;

            @Override
            public boolean wants(long size) {
                if (promise(size)) {
                    mine = size;
                    return true;
                }
                return false;
            }

            @Override
            public void settled() {
                keep(mine);
            }
        };
    }

    private synchronized boolean promise(long size) {
        boolean free = size <= held.capacity().free() - promised;
        promised += free ? size : 0;
        return free;
    }

    private synchronized void keep(long size) {
        promised -= size;
    }
}
