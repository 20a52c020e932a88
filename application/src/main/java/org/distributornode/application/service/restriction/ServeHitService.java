package org.distributornode.application.service.restriction;

import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.HeldReads;
import org.distributornode.application.service.cache.WatchedStore;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.content.DataObjectId;

/// @param store that `held` keeps its objects in
public record ServeHitService(HeldObjects held, Restrictions restrictions, WatchedStore store) implements ServeHit {

    @Override
    public boolean admit(DataObjectId id) {
        return restrictions.on(id).isEmpty() && new HeldReads(held).count(id);
    }

    @Override
    public boolean isServed(DataObjectId id) {
        return restrictions.on(id).isEmpty() && held.find(id).isPresent();
    }

    @Override
    public boolean isForbidden(DataObjectId id) {
        return restrictions.denies(id);
    }

    @Override
    public Optional<Opened> open(DataObjectId id) {
        return held.find(id)
                .filter(_ -> restrictions.on(id).isEmpty())
                .flatMap(held::open)
                .map(opened -> new Opened(opened.object(), opened.mediaType(), opened.bytes()));
    }

    @Override
    public void onChange(Consumer<DataObjectId> forget) {
        store.watch(forget);
    }
}
