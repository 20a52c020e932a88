package org.distributornode.application.service.asset;

import java.util.Optional;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

public final class InspectAssetService implements InspectAsset {

    private final HeldObjects held;
    private final Downloads downloads;
    private final Lookup lookup;
    private final Streaming streaming;

    /// @param streaming for objects that are not kept
    public InspectAssetService(HeldObjects held, Downloads downloads, Lookup lookup, Streaming streaming) {
        this.held = held;
        this.downloads = downloads;
        this.lookup = lookup;
        this.streaming = streaming;
    }

    @Override
    public Outcome inspect(DataObjectId id) {
        return held.await(id)
                .map(InspectAssetService::hit)
                .or(() -> downloads.inspect(id))
                .or(() -> held.adopt(id).map(InspectAssetService::hit))
                .orElseGet(() -> ask(id));
    }

    @Override
    public Optional<DataObject> coming(DataObjectId id) {
        return downloads.coming(id);
    }

    private static Outcome hit(CacheEntry entry) {
        return new Outcome.Found(entry.object(), Freshness.HIT, Optional.of(entry.mediaType()), Via.LOCAL);
    }

    private Outcome ask(DataObjectId id) {
        return switch (lookup.find(id)) {
            case Lookup.Answer.Ours(var listing) ->
                new Outcome.Found(listing.object(), Freshness.MISS, Optional.empty(), via(listing.object()));
            case Lookup.Answer.Refused(var why) -> new Outcome.Refused(why);
        };
    }

    private Via via(DataObject object) {
        return streaming.isFor(object, held) ? Via.EXTERNAL : Via.LOCAL;
    }
}
