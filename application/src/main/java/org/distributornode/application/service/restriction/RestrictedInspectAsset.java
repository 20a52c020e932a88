package org.distributornode.application.service.restriction;

import java.util.Optional;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Tells nothing of objects that may not be handed out.
public record RestrictedInspectAsset(InspectAsset assets, Restrictions restrictions) implements InspectAsset {

    @Override
    public Outcome inspect(DataObjectId id) {
        return restrictions.on(id).<Outcome>map(Outcome.Refused::new).orElseGet(() -> assets.inspect(id));
    }

    @Override
    public Optional<DataObject> coming(DataObjectId id) {
        return assets.coming(id);
    }
}
