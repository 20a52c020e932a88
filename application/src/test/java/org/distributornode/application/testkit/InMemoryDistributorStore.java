package org.distributornode.application.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;

/// A store that outlives those who use it.
public final class InMemoryDistributorStore implements DistributorStore {

    private final InMemoryIntegrations medium;

    public InMemoryDistributorStore(InMemoryIntegrations medium) {
        this.medium = medium;
    }

    @Override
    public void add(Distributor distributor) {
        synchronized (medium) {
            medium.check();
            if (distributors().putIfAbsent(distributor.id(), distributor) != null) {
                throw new IllegalStateException("there is one: " + distributor.id());
            }
        }
    }

    @Override
    public Optional<Distributor> find(DistributorId id) {
        synchronized (medium) {
            medium.check();
            return Optional.ofNullable(distributors().get(id));
        }
    }

    @Override
    public List<Distributor> list(Optional<DistributorId> after, int limit) {
        synchronized (medium) {
            medium.check();
            return InMemoryIntegrations.behind(distributors().values().stream().toList(), after, Distributor::id)
                    .stream()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean replace(Distributor distributor) {
        synchronized (medium) {
            medium.check();
            return distributors().replace(distributor.id(), distributor) != null;
        }
    }

    @Override
    public boolean remove(DistributorId id) {
        synchronized (medium) {
            medium.check();
            medium.deliveries().removeIf(delivery -> delivery.distributor().equals(id));
            return distributors().remove(id) != null;
        }
    }

    private Map<DistributorId, Distributor> distributors() {
        return medium.distributors();
    }
}
