package org.distributornode.application.service.restriction;

import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.domain.content.DataObjectId;

/// Tells nothing of objects that may not be handed out.
public record RestrictedInspectAsset(InspectAsset assets, Restrictions restrictions) implements InspectAsset {

    @Override
    public Outcome inspect(DataObjectId id) {
        return restrictions.on(id).<Outcome>map(Outcome.Refused::new).orElseGet(() -> assets.inspect(id));
    }
}
