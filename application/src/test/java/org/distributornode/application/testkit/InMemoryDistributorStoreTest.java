package org.distributornode.application.testkit;

import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;

final class InMemoryDistributorStoreTest implements DistributorStoreContract {

    private final InMemoryIntegrations medium = new InMemoryIntegrations();

    @Override
    public DistributorStore open() {
        return new InMemoryDistributorStore(medium);
    }

    @Override
    public Outbox outbox() {
        return new InMemoryOutbox(medium);
    }
}
