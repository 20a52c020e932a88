package org.distributornode.adapters.filesystem.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database for each test, which is opened anew for each store on it: nothing is told from memory.
final class ReopenedDatabase implements BeforeEachCallback, AfterEachCallback {

    private final List<IntegrationDatabase> opened = new ArrayList<>();
    private Path state = Path.of("");

    SqliteDistributorStore distributors() {
        return new SqliteDistributorStore(anew());
    }

    SqliteOutbox outbox() {
        return new SqliteOutbox(anew());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        state = Files.createTempDirectory("integration");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        opened.forEach(IntegrationDatabase::close);
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(state);
    }

    private IntegrationDatabase anew() {
        opened.forEach(IntegrationDatabase::close);
        IntegrationDatabase database = IntegrationDatabase.open(state, Optional.empty());
        opened.add(database);
        return database;
    }
}
