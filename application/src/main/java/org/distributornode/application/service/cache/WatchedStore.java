package org.distributornode.application.service.cache;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A store that tells of each object before and after what is held of it changes: is replaced, mended or
/// deleted.
public final class WatchedStore implements CacheStore {

    private final CacheStore store;
    private final List<Consumer<DataObjectId>> watchers = new CopyOnWriteArrayList<>();

    public WatchedStore(CacheStore store) {
        this.store = store;
    }

    /// Calls `watcher` from now on, on the thread that changes the object.
    public void watch(Consumer<DataObjectId> watcher) {
        watchers.add(watcher);
    }

    @Override
    public Optional<ObjectBytes> open(DataObjectId id) {
        return store.open(id);
    }

    @Override
    public Optional<Proof> proof(DataObjectId id) {
        return store.proof(id);
    }

    @Override
    public Optional<Held> find(DataObjectId id) {
        return store.find(id);
    }

    @Override
    public Fill fill(DataObject object) {
        return new WatchedFill(store.fill(object), this);
    }

    @Override
    public void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each) {
        store.scanUnproven(known, each);
    }

    @Override
    public Optional<Unproven> findUnproven(DataObjectId id) {
        return store.findUnproven(id);
    }

    @Override
    public Optional<ObjectBytes> openUnproven(DataObjectId id) {
        return store.openUnproven(id);
    }

    @Override
    public boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
        return change(id, () -> store.adopt(id, proof, mediaType));
    }

    @Override
    public Optional<Remains> remains(DataObjectId id) {
        return store.remains(id).map(remains -> new WatchedRemains(remains, this));
    }

    @Override
    public void delete(DataObjectId id) {
        run(id, () -> store.delete(id));
    }

    @Override
    public void scan(Consumer<Held> each) {
        store.scan(each);
    }

    @Override
    public void scanFills(Consumer<LeftFill> each) {
        store.scanFills(each);
    }

    @Override
    public void sweepFills(Predicate<DataObjectId> wanted) {
        store.sweepFills(wanted);
    }

    void run(DataObjectId id, Runnable change) {
        change(id, () -> {
            change.run();
            return true;
        });
    }

    private <T> T change(DataObjectId id, Supplier<T> change) {
        tell(id);
        try {
            return change.get();
        } finally {
            tell(id);
        }
    }

    private void tell(DataObjectId id) {
        watchers.forEach(watcher -> watcher.accept(id));
    }
}
