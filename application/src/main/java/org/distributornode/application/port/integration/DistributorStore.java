package org.distributornode.application.port.integration;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;

/// Keeps the distributors of this node. What was kept survives a loss of power; what is secret in it cannot be read
/// from the medium alone. May be called from any thread; throws [IntegrationFailure] when the medium refuses.
public interface DistributorStore {

    /// Keeps one more, the newest from now on.
    ///
    /// @throws IllegalStateException if there is one of this id
    void add(Distributor distributor);

    Optional<Distributor> find(DistributorId id);

    /// In the order in which they were added.
    ///
    /// @param after begins behind this one; at the beginning if empty, with nothing if it is not there
    /// @param limit how many at most, from 1 on
    List<Distributor> list(Optional<DistributorId> after, int limit);

    /// Puts `distributor` in the place of the one of its id.
    ///
    /// @return whether there was one
    boolean replace(Distributor distributor);

    /// Forgets it and all its deliveries.
    ///
    /// @return whether there was one
    boolean remove(DistributorId id);
}
