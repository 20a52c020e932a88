package org.distributornode.application.service.deny;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// The list in memory, where every request looks without waiting, and in the store, which is told first.
public final class DenyListService implements EditDenyList {

    private final DenyStore store;
    private final Content content;
    private final Events events;
    private final InstantSource clock;
    private final Map<DataObjectId, Denial> denials = new ConcurrentSkipListMap<>();
    private final ReentrantLock editing = new ReentrantLock();

    /// Takes up what was kept.
    ///
    /// @throws org.distributornode.application.port.deny.DenyFailure if that cannot be read
    public DenyListService(DenyStore store, Content content, Events events, InstantSource clock) {
        this.store = store;
        this.content = content;
        this.events = events;
        this.clock = clock;
        store.load().forEach(denial -> denials.put(denial.id(), denial));
    }

    /// Where bytes of forbidden objects may be.
    public record Content(HeldObjects held, Downloads downloads) {

        /// Ends the object's way in and deletes what is held of it, or claims to be it.
        void remove(DataObjectId id) {
            downloads.end(id, BytesLost.Cause.DENIED);
            held.drop(held.look(id).map(CacheEntry::id).orElse(id), DropReason.DENIED);
        }
    }

    @Override
    public List<Denial> list() {
        return List.copyOf(denials.values());
    }

    @Override
    public Denied deny(DataObjectId id, String reason) {
        boolean known;
        editing.lock();
        try {
            Denial before = denials.get(id);
            Denial denial = before == null ? new Denial(id, reason, clock.instant()) : before.withReason(reason);
            List<Denial> all = without(id);
            all.add(denial);
            store.save(all);
            known = denials.put(id, denial) != null;
            events.record(new NodeEvent.ObjectDenied(clock.instant(), id, reason));
        } finally {
            editing.unlock();
        }
        content.remove(id);
        return known ? Denied.REPLACED : Denied.ADDED;
    }

    @Override
    public Allowed allow(DataObjectId id) {
        editing.lock();
        try {
            if (!denials.containsKey(id)) {
                return Allowed.NOT_DENIED;
            }
            store.save(without(id));
            denials.remove(id);
            events.record(new NodeEvent.ObjectAllowed(clock.instant(), id));
            return Allowed.REMOVED;
        } finally {
            editing.unlock();
        }
    }

    /// Whether the object is forbidden; waits for nothing.
    public boolean denies(DataObjectId id) {
        return !denials.isEmpty() && denials.containsKey(id);
    }

    /// Deletes what has come in of a forbidden object although it is forbidden.
    public void enforce(DataObjectId id) {
        content.remove(id);
    }

    /// Deletes all that a crash left of forbidden objects.
    public void enforce() {
        denials.keySet().forEach(content::remove);
    }

    private List<Denial> without(DataObjectId id) {
        List<Denial> all = new ArrayList<>(denials.values());
        all.removeIf(denial -> denial.id().equals(id));
        return all;
    }
}
