package org.distributornode.adapters.filesystem.integration;

import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.testkit.DistributorStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteDistributorStoreTest implements DistributorStoreContract {

    @RegisterExtension
    private final ReopenedDatabase database = new ReopenedDatabase();

    @Override
    public DistributorStore open() {
        return database.distributors();
    }

    @Override
    public Outbox outbox() {
        return database.outbox();
    }
}
