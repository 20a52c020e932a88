package org.distributornode.adapters.filesystem.integration;

import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.testkit.OutboxContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteOutboxTest implements OutboxContract {

    @RegisterExtension
    private final ReopenedDatabase database = new ReopenedDatabase();

    @Override
    public Outbox open() {
        return database.outbox();
    }

    @Override
    public DistributorStore distributors() {
        return database.distributors();
    }
}
