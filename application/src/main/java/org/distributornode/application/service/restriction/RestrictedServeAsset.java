package org.distributornode.application.service.restriction;

import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.content.DataObjectId;

/// Hands nothing out of objects that may not be handed out, and stops doing so as soon as they may not any more.
public record RestrictedServeAsset(ServeAsset assets, Restrictions restrictions) implements ServeAsset {

    @Override
    public Outcome serve(Request request) {
        return restrictions
                .on(request.id())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> revocable(request.id(), assets.serve(request)));
    }

    /// An object may be forbidden while it is looked for; what was begun for it ends then.
    private Outcome revocable(DataObjectId id, Outcome outcome) {
        if (!(outcome instanceof Outcome.Served served)) {
            return outcome;
        }
        if (restrictions.denies(id)) {
            served.bytes().close();
            restrictions.enforce(id);
            return new Outcome.Refused(new Refusal.Denied());
        }
        return new Outcome.Served(
                served.object(),
                served.freshness(),
                served.via(),
                new RevocableBytes(id, served.bytes(), restrictions));
    }
}
