package org.distributornode.application.service.restriction;

import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.application.service.cache.SlowReads;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.content.DataObjectId;

/// Hits of which it is noted when the disk lets clients wait.
public record WatchedHits(ServeHit hits, SlowReads reads) implements ServeHit {

    @Override
    public boolean admit(DataObjectId id) {
        return hits.admit(id);
    }

    @Override
    public boolean isServed(DataObjectId id) {
        return hits.isServed(id);
    }

    @Override
    public boolean isForbidden(DataObjectId id) {
        return hits.isForbidden(id);
    }

    @Override
    public Optional<Opened> open(DataObjectId id) {
        return hits.open(id)
                .map(opened -> new Opened(opened.object(), opened.mediaType(), reads.watch(opened.bytes())));
    }

    @Override
    public void onChange(Consumer<DataObjectId> forget) {
        hits.onChange(forget);
    }
}
