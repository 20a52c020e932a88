package org.distributornode.application.service.restriction;

import java.util.Optional;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.content.DataObjectId;

/// Says which objects are not handed out although they could be. Looks at memory alone.
public final class Restrictions {

    private final DenyListService denyList;

    public Restrictions(DenyListService denyList) {
        this.denyList = denyList;
    }

    Optional<Refusal> on(DataObjectId id) {
        return denies(id) ? Optional.of(new Refusal.Denied()) : Optional.empty();
    }

    boolean denies(DataObjectId id) {
        return denyList.denies(id);
    }

    /// An object came in just while it was forbidden.
    void enforce(DataObjectId id) {
        denyList.enforce(id);
    }
}
