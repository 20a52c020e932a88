package org.distributornode.application.service.networkbucket;

import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.domain.content.DataObject;

/// Room that nobody has taken, promised to an object until it has reserved it, so that several that come at once do not
/// count on the same.
final class IfRoom implements Bringing.Wish {

    private final HeldObjects held;
    private final AtomicLong promised;
    private long mine;

    /// @param promised bytes to all of them together
    IfRoom(HeldObjects held, AtomicLong promised) {
        this.held = held;
        this.promised = promised;
    }

    @Override
    public boolean found(DataObject object) {
        synchronized (promised) {
            boolean free = object.size() <= held.capacity().free() - promised.get();
            mine = free ? object.size() : 0;
            promised.addAndGet(mine);
            return free;
        }
    }

    @Override
    public void arrived(long bytes) {
        settle();
    }

    /// The object has its room, or will not come.
    void settle() {
        synchronized (promised) {
            promised.addAndGet(-mine);
            mine = 0;
        }
    }
}
