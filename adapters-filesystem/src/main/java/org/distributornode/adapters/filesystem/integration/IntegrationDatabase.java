package org.distributornode.adapters.filesystem.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The file `integration.db` of the state folder. One thread of its own does all that is done with it, for SQLite takes
/// one writer at a time and its calls, which are native, would hold the carriers of virtual threads.
public final class IntegrationDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntegrationDatabase.class);
    private static final String FILE = "integration.db";
    private static final String KEY_FILE = "integration.key";
    private static final int BUSY_MILLIS = 5_000;

    /// Bytes that are read within a fraction of a second.
    private static final long QUICKLY_READ = 64L << 20;

    private final Path file;
    private final SecretBox secrets;
    private final SQLiteDataSource source;
    private @Nullable Connection connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("integration-db").daemon().factory());

    private IntegrationDatabase(Path file, SecretBox secrets, SQLiteDataSource source) {
        this.file = file;
        this.secrets = secrets;
        this.source = source;
    }

    /// Opens the database, which is made or brought up to date where it has to be.
    ///
    /// @param state the folder `directories.cacheState`
    /// @param key the file with the key of what is secret; empty for one in `state`, made with the database
    /// @throws IntegrationFailure if that is impossible
    public static IntegrationDatabase open(Path state, Optional<Path> key) {
        return open(state, key, QUICKLY_READ);
    }

    /// @param quicklyRead bytes of the largest database that is read as a whole
    static IntegrationDatabase open(Path state, Optional<Path> key, long quicklyRead) {
        Path file = state.resolve(FILE);
        boolean fresh = Files.notExists(file);
        SecretBox secrets =
                new SecretBox(KeyFile.load(key.orElseGet(() -> state.resolve(KEY_FILE)), key.isEmpty() && fresh));
        SQLiteDataSource source = new SQLiteDataSource(settings());
        source.setUrl("jdbc:sqlite:" + file);
        try {
            new Preparation(source).run(fresh || Files.size(file) <= quicklyRead);
            return new IntegrationDatabase(file, secrets, source);
        } catch (FlywayException | IOException | SQLException e) {
            throw new IntegrationFailure("The database " + file + " cannot be opened: " + reason(e) + ".", e, false);
        }
    }

    /// What the database says itself, without the ornaments of whoever passes it on.
    private static String reason(Exception failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("for no reason that it tells");
    }

    SecretBox secrets() {
        return secrets;
    }

    Path file() {
        return file;
    }

    /// Does `work` in a transaction of its own.
    <T> T transact(Work<T> work) {
        try {
            return thread.submit(() -> transaction(work)).get();
        } catch (RejectedExecutionException closed) {
            throw new IntegrationFailure("The database " + file + " is closed.", closed, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IntegrationFailure("The work on " + file + " was interrupted.", e, true);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /// Ends what is being done and its use; a second close does nothing.
    @Override
    public void close() {
        thread.close();
        leave();
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        Connection current = connected();
        boolean committed = false;
        try {
            T result = work.on(current);
            current.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                takeBack(current);
            }
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = source.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    /// On a full disk SQLite takes back by itself, which the driver's connection does not learn: all that it was asked
    /// from then on would be refused.
    private void takeBack(Connection current) {
        try {
            current.rollback();
        } catch (SQLException _) {
            leave();
        }
    }

    private void leave() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            LOG.warn("database not closed file={} message={}", file, e.getMessage());
        }
    }

    private RuntimeException failure(ExecutionException ended) {
        Throwable cause = ended.getCause();
        if (cause instanceof SQLException refused) {
            LOG.error("database refused file={} message={}", file, refused.getMessage());
            return new IntegrationFailure(
                    "The database " + file + " refused: " + refused.getMessage(), refused, !isDamaged(refused));
        }
        if (cause instanceof RuntimeException known) {
            if (known instanceof PortFailure) {
                LOG.error("database not read file={} message={}", file, known.getMessage());
            }
            return known;
        }
        return new IllegalStateException(ended);
    }

    private static boolean isDamaged(SQLException refused) {
        return refused instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB);
    }

    private static SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
