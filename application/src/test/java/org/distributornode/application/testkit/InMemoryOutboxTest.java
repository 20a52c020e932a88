package org.distributornode.application.testkit;

import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;

final class InMemoryOutboxTest implements OutboxContract {

    private final InMemoryIntegrations medium = new InMemoryIntegrations();

    @Override
    public Outbox open() {
        return new InMemoryOutbox(medium);
    }

    @Override
    public DistributorStore distributors() {
        return new InMemoryDistributorStore(medium);
    }
}
