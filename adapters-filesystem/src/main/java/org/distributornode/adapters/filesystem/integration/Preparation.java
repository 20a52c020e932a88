package org.distributornode.adapters.filesystem.integration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteDataSource;

/// What is done to the database before it is used.
record Preparation(SQLiteDataSource source) {

    /// Checks it, makes it or brings it up to date. Damage that is told at the start is repaired sooner than
    /// damage that a request meets. A version that this node does not know is left alone.
    ///
    /// @param whole false to leave out the deliveries: many take long to read
    /// @throws SQLException if it is damaged, newer, or cannot be read
    /// @throws org.flywaydb.core.api.FlywayException if it cannot be brought up to date
    void run(boolean whole) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (whole) {
                check(connection, "pragma quick_check(1)");
            } else {
                for (String table : tablesBesideDeliveries(connection)) {
                    check(connection, "pragma quick_check('" + table + "')");
                }
            }
        }
        bringUpToDate();
    }

    private static void check(Connection connection, String pragma) throws SQLException {
        String found = Rows.first(connection, row -> row.getString(1), pragma).orElse("");
        if (!found.equals("ok")) {
            throw new SQLException("it is damaged: " + found.replace('\n', ' '));
        }
    }

    /// What nobody can make again.
    private static List<String> tablesBesideDeliveries(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                row -> row.getString(1),
                "select name from sqlite_schema where type = 'table' and name <> 'delivery'");
    }

    private void bringUpToDate() throws SQLException {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/integration")
                .load();
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState().isApplied() && !applied.getState().isResolved()) {
                throw new SQLException("a newer version of the node has written it (" + applied.getVersion() + ")");
            }
        }
        flyway.migrate();
    }
}
