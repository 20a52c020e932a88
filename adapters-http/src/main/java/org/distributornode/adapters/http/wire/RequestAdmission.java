package org.distributornode.adapters.http.wire;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;

/// Decides whether a client may ask for an asset now, whichever path answers. Called from any thread; must not block.
@FunctionalInterface
public interface RequestAdmission {

    /// Lets everybody in.
    RequestAdmission OPEN = (_, _) -> Optional.empty();

    /// @param client the client's address, as text without a port
    /// @return empty if the client may ask, else when to come back
    Optional<Duration> refuse(String client, DataObjectId id);
}
