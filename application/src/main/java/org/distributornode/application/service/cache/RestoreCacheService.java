package org.distributornode.application.service.cache;

import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;

public final class RestoreCacheService implements RestoreCache {

    private final HeldObjects held;
    private final CacheStore store;
    private final Journal journal;

    public RestoreCacheService(HeldObjects held, CacheStore store, Journal journal) {
        this.held = held;
        this.store = store;
        this.journal = journal;
    }

    @Override
    public Outcome restore() {
        Journal.Recovery recovery = journal.restore(new Journal.Replay() {
            @Override
            public void entry(CacheEntry entry) {
                held.index().restore(entry);
            }

            @Override
            public void event(NodeEvent event) {
                replay(event);
            }
        });
        held.trim();
        store.sweepFills(_ -> false);
        return switch (recovery) {
            case COMPLETE, CUT_SHORT -> Outcome.RESTORED;
            case DAMAGED -> Outcome.DAMAGED;
        };
    }

    @Override
    public void reconcile() {
        try {
            store.scan(found -> {
                if (!isInterrupted() && held.find(found.object().id()).isEmpty()) {
                    held.takeUp(found.object().id());
                }
            });
            if (!isInterrupted()) {
                held.trim();
            }
        } catch (CacheFailure _) {
            return;
        }
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
                    NodeEvent.ObjectAllowed _ -> {}
        }
    }
}
