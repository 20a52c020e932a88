package org.distributornode.application.usecase.deny;

import java.time.Instant;
import java.util.List;
import org.distributornode.domain.content.DataObjectId;

/// Forbids objects on this node, for good: they are refused at once and their bytes are deleted. The list outlives
/// restarts; if a change cannot be kept, a `PortFailure` is thrown and nothing has changed.
public interface EditDenyList {

    int MAX_REASON = 1_000;

    /// All that is forbidden, in the order of the ids.
    List<Denial> list();

    /// Forbids an object, held or not, known to the network or not. A second denial replaces the reason.
    ///
    /// @param reason at most [#MAX_REASON] characters
    Denied deny(DataObjectId id, String reason);

    Allowed allow(DataObjectId id);

    /// @param since when it was first forbidden
    record Denial(DataObjectId id, String reason, Instant since) {}

    enum Denied {
        ADDED,
        REPLACED
    }

    enum Allowed {
        REMOVED,
        NOT_DENIED
    }
}
