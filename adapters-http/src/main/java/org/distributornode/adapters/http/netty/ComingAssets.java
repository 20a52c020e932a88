package org.distributornode.adapters.http.netty;

import org.distributornode.adapters.http.netty.hit.Coming;

/// Who answers plain requests for objects on their way in, ahead of the framework.
@FunctionalInterface
public interface ComingAssets {

    /// For the requests of one connection.
    Coming on(ClientConnection connection);
}
