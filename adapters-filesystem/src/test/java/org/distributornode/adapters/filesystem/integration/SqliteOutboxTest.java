package org.distributornode.adapters.filesystem.integration;

import java.nio.file.Path;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.testkit.OutboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteOutboxTest implements OutboxContract {

    @TempDir
    private Path state = Path.of("");

    private ReopenedDatabase database = ReopenedDatabase.in(state);

    @BeforeEach
    void begin() {
        database = ReopenedDatabase.in(state);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Outbox open() {
        return database.outbox();
    }

    @Override
    public DistributorStore distributors() {
        return database.distributors();
    }
}
