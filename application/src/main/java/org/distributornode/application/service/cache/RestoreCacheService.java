package org.distributornode.application.service.cache;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;

public final class RestoreCacheService implements RestoreCache {

    /// How many objects are taken up at the cost of one force of the journal.
    private static final int TAKEN_UP_AT_ONCE = 128;

    private final HeldObjects held;
    private final Partials partials;
    private final CacheStore store;
    private final Journal journal;
    private final Pins pins;

    public RestoreCacheService(HeldObjects held, CacheStore store, Journal journal, Pins pins, Partials partials) {
        this.held = held;
        this.partials = partials;
        this.store = store;
        this.journal = journal;
        this.pins = pins;
    }

    @Override
    public Outcome restore() {
        Journal.Recovery recovery = journal.restore(new Journal.Replay() {
            @Override
            public void expect(long entries) {
                held.index().expect(entries);
            }

            @Override
            public void entry(CacheEntry entry) {
                held.index().restore(entry);
            }

            @Override
            public void event(NodeEvent event) {
                replay(event);
            }
        });
        pins.trim();
        held.trim();
        partials.restore();
        return switch (recovery) {
            case COMPLETE, CUT_SHORT -> Outcome.RESTORED;
            case DAMAGED -> Outcome.DAMAGED;
        };
    }

    @Override
    public void reconcile() {
        held.index().settle();
        List<DataObjectId> unknown = new ArrayList<>();
        try {
            partials.sweep();
            store.scan(found -> {
                if (!isInterrupted() && held.find(found.object().id()).isEmpty()) {
                    unknown.add(found.object().id());
                    if (unknown.size() == TAKEN_UP_AT_ONCE) {
                        takeUp(unknown);
                    }
                }
            });
            if (!isInterrupted()) {
                takeUp(unknown);
                held.trim();
            }
        } catch (CacheFailure _) {
            return;
        }
    }

    private void takeUp(List<DataObjectId> unknown) {
        held.takeUp(unknown);
        unknown.clear();
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private void replay(NodeEvent event) {
        LockedIndex index = held.index();
        switch (event) {
            case NodeEvent.ObjectCached(var at, var object, var type) -> index.add(object, type, at);
            case NodeEvent.ObjectEvicted evicted -> index.remove(evicted.id());
            case NodeEvent.ObjectDropped dropped -> index.remove(dropped.id());
            case NodeEvent.ObjectPinned pinned -> index.pin(pinned.id(), Long.MAX_VALUE);
            case NodeEvent.ObjectUnpinned unpinned -> index.unpin(unpinned.id());
            case NodeEvent.ObjectRejected _,
                    NodeEvent.FillFailed _,
                    NodeEvent.SettingChanged _,
                    NodeEvent.PublicApiStopped _,
                    NodeEvent.PublicApiStarted _,
                    NodeEvent.NodeStarted _,
                    NodeEvent.NodeEnding _,
                    NodeEvent.StorageMarkPassed _,
                    NodeEvent.AssignmentDoubted _,
                    NodeEvent.ObjectDenied _,
                    NodeEvent.ObjectAllowed _,
                    NodeEvent.ObjectHealed _,
                    NodeEvent.ScrubEnded _ -> {}
        }
    }
}
