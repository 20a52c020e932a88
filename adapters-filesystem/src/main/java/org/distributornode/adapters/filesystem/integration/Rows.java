package org.distributornode.adapters.filesystem.integration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What plain JDBC leaves to be written again and again.
final class Rows {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private Rows() {}

    /// @return how many rows were changed
    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, Row<T> row, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.of(result));
            }
            return rows;
        }
    }

    static <T> Optional<T> first(Connection connection, Row<T> row, String sql, @Nullable Object... values)
            throws SQLException {
        return list(connection, row, sql, values).stream().findFirst();
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * MICROS + at.getNano() / NANOS_OF_MICRO;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_OF_MICRO);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            switch (value) {
                case null -> statement.setNull(index + 1, Types.NULL);
                case Long number -> statement.setLong(index + 1, number);
                case Integer number -> statement.setInt(index + 1, number);
                case byte[] bytes -> statement.setBytes(index + 1, bytes);
                default -> statement.setString(index + 1, value.toString());
            }
        }
        return statement;
    }

    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }
}
