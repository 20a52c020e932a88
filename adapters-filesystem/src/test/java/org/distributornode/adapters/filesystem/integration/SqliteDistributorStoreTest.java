package org.distributornode.adapters.filesystem.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.testkit.DistributorStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDistributorStoreTest implements DistributorStoreContract {

    @TempDir
    private Path state;

    private final List<IntegrationDatabase> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(IntegrationDatabase::close);
    }

    @Override
    public DistributorStore open() {
        return new SqliteDistributorStore(database());
    }

    @Override
    public Outbox outbox() {
        return new SqliteOutbox(database());
    }

    /// Opened anew each time: nothing is told from memory.
    private IntegrationDatabase database() {
        opened.forEach(IntegrationDatabase::close);
        IntegrationDatabase database = IntegrationDatabase.open(state, Optional.empty());
        opened.add(database);
        return database;
    }
}
