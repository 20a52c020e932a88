package org.distributornode.application.service.restriction;

import java.util.Optional;
import java.util.function.Function;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.assignment.Verdict;
import org.distributornode.domain.content.DataObjectId;

/// Says which objects are not handed out although they could be. Looks at memory alone.
public final class Restrictions {

    private final DenyListService denyList;
    private final Function<DataObjectId, Optional<Verdict>> verdicts;

    /// @param verdicts why a held object is not to be served, if so; must not wait
    public Restrictions(DenyListService denyList, Function<DataObjectId, Optional<Verdict>> verdicts) {
        this.denyList = denyList;
        this.verdicts = verdicts;
    }

    Optional<Refusal> on(DataObjectId id) {
        return denies(id)
                ? Optional.of(new Refusal.Denied())
                : verdicts.apply(id).map(Restrictions::refusal);
    }

    private static Refusal refusal(Verdict verdict) {
        return switch (verdict) {
            case GONE -> new Refusal.UnknownObject();
            case NOT_ASSIGNED -> new Refusal.NotDistributedHere();
        };
    }

    boolean denies(DataObjectId id) {
        return denyList.denies(id);
    }

    /// An object came in just while it was forbidden.
    void enforce(DataObjectId id) {
        denyList.enforce(id);
    }
}
