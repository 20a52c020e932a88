package org.distributornode.domain.deny;

import java.time.Instant;
import org.distributornode.domain.content.DataObjectId;

/// An object that an operator has forbidden on this node.
///
/// @param reason as the operator gave it, at most [#MAX_REASON] characters; may be empty
/// @param since when it was first forbidden
public record Denial(DataObjectId id, String reason, Instant since) {

    public static final int MAX_REASON = 1_000;

    public Denial {
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason of " + reason.length() + " characters");
        }
    }

    public Denial withReason(String changed) {
        return new Denial(id, changed, since);
    }
}
