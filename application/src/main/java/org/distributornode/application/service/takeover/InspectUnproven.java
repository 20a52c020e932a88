package org.distributornode.application.service.takeover;

import java.util.Optional;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Tells what an object is whose file waits to be proven, also while the catalogue is silent.
public record InspectUnproven(InspectAsset assets, TakeOverService takeOver) implements InspectAsset {

    @Override
    public Outcome inspect(DataObjectId id) {
        if (takeOver.isOver() || takeOver.claims().held().find(id).isPresent()) {
            return assets.inspect(id);
        }
        return takeOver.claims()
                .find(id)
                .filter(Claim::isTold)
                .map(claim -> (Outcome)
                        new Outcome.Found(ClaimProver.object(claim), Freshness.PENDING, Optional.empty(), Via.LOCAL))
                .orElseGet(() -> assets.inspect(id));
    }

    @Override
    public Optional<DataObject> coming(DataObjectId id) {
        return assets.coming(id);
    }
}
