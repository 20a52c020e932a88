package org.distributornode.adapters.filesystem.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database that is opened anew for each store on it: nothing is told from memory.
record ReopenedDatabase(Path state, List<IntegrationDatabase> opened) implements AutoCloseable {

    static ReopenedDatabase in(Path state) {
        return new ReopenedDatabase(state, new ArrayList<>());
    }

    SqliteDistributorStore distributors() {
        return new SqliteDistributorStore(anew());
    }

    SqliteOutbox outbox() {
        return new SqliteOutbox(anew());
    }

    @Override
    public void close() {
        opened.forEach(IntegrationDatabase::close);
    }

    private IntegrationDatabase anew() {
        close();
        IntegrationDatabase database = IntegrationDatabase.open(state, Optional.empty());
        opened.add(database);
        return database;
    }
}
