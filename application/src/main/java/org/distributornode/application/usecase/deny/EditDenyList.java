package org.distributornode.application.usecase.deny;

import java.util.List;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;

/// Forbids objects on this node, for good: they are refused at once, also to whoever is just reading them, and their
/// bytes are deleted. The list outlives restarts; if a change cannot be kept, a `PortFailure` is thrown and nothing has
/// changed.
public interface EditDenyList {

    int MAX_REASON = Denial.MAX_REASON;

    /// All that is forbidden, in the order of the ids.
    List<Denial> list();

    /// Forbids an object, held or not, known to the network or not. A second denial replaces the reason. Returns when
    /// its bytes are deleted.
    ///
    /// @param reason at most [#MAX_REASON] characters
    Denied deny(DataObjectId id, String reason);

    Allowed allow(DataObjectId id);

    enum Denied {
        ADDED,
        REPLACED
    }

    enum Allowed {
        REMOVED,
        NOT_DENIED
    }
}
