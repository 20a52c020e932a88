package org.distributornode.application.service.asset;

import java.util.Optional;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

public final class InspectAssetService implements InspectAsset {

    private final HeldObjects held;
    private final Downloads downloads;
    private final Lookup lookup;

    public InspectAssetService(HeldObjects held, Downloads downloads, Lookup lookup) {
        this.held = held;
        this.downloads = downloads;
        this.lookup = lookup;
    }

    @Override
    public Outcome inspect(DataObjectId id) {
        return held.look(id)
                .map(InspectAssetService::hit)
                .or(() -> downloads.inspect(id))
                .orElseGet(() -> ask(id));
    }

    private static Outcome hit(CacheEntry entry) {
        DataObject object = new DataObject(entry.id(), entry.size(), entry.hash(), Optional.empty());
        return new Outcome.Found(object, Freshness.HIT, Optional.of(entry.mediaType()));
    }

    private Outcome ask(DataObjectId id) {
        return switch (lookup.find(id)) {
            case Lookup.Answer.Ours(var listing) ->
                new Outcome.Found(listing.object(), Freshness.MISS, Optional.empty());
            case Lookup.Answer.Refused(var why) -> new Outcome.Refused(why);
        };
    }
}
