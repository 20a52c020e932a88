package org.distributornode.application.usecase.integration;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.Webhook;

/// Creates, shows, changes and removes the distributors of this node.
public interface ManageDistributors {

    /// Creates a distributor that is told of what happens from now on.
    Creation create(Optional<Webhook> webhook);

    Optional<Distributor> find(DistributorId id);

    /// In the order in which they were created.
    ///
    /// @param after begins behind this one; at the beginning if empty, with nothing if it is not there
    List<Distributor> list(Optional<DistributorId> after, int limit);

    /// Changes its webhook.
    ///
    /// @param change from what it is to what it shall be; called once, if there is such a distributor
    /// @return the changed one; empty if there is none
    Optional<Distributor> change(DistributorId id, UnaryOperator<Optional<Webhook>> change);

    /// Gives it a new secret; the next call is signed with it.
    ///
    /// @return the changed one; empty if there is none
    Optional<Distributor> rotateSecret(DistributorId id);

    /// @return whether there was one
    boolean remove(DistributorId id);

    sealed interface Creation {
        record Created(Distributor distributor) implements Creation {}

        /// There are as many as the node takes.
        record TooMany(int most) implements Creation {}
    }
}
