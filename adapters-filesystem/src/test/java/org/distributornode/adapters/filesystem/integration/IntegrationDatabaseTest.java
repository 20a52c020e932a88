package org.distributornode.adapters.filesystem.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntegrationDatabaseTest {

    private static final int PAGE = 4_096;
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    private Path state;

    @Test
    void makesAKeyThatOnlyItsOwnerReads() throws IOException {
        open(Optional.empty()).close();

        Path key = state.resolve("integration.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(key).strip())).hasSize(32);
    }

    /// Of a process that ended while it made the key.
    @Test
    void makesAKeyInThePlaceOfAHalfOne() throws IOException {
        Path half = Files.writeString(state.resolve("integration.key.new"), "aGFsZg");

        open(Optional.empty()).close();

        assertThat(half).doesNotExist();
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(state.resolve("integration.key"))
                                .strip()))
                .hasSize(32);
    }

    @Test
    void makesNoKeyThatIsNotWhole() throws IOException {
        Files.createDirectories(state.resolve("integration.key.new/in-the-way"));

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining("integration.key cannot be made");
        assertThat(state.resolve("integration.key")).doesNotExist();
    }

    @Test
    void makesNoKeyForADatabaseThatHadOne() throws IOException {
        open(Optional.empty()).close();
        Files.delete(state.resolve("integration.key"));

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining("integration.key is not there");
        assertThat(state.resolve("integration.key")).doesNotExist();
    }

    @Test
    void writesNothingThatIsSecretInTheClear() throws IOException {
        Distributor distributor = distributor();
        try (IntegrationDatabase database = open(Optional.empty())) {
            new SqliteDistributorStore(database).add(distributor);
            assertThat(everythingOnDisk())
                    .contains("2001:db8")
                    .doesNotContain(PASSWORD)
                    .doesNotContain("user-name");
        }

        assertThat(everythingOnDisk())
                .contains("2001:db8")
                .doesNotContain(PASSWORD)
                .doesNotContain("user-name");
    }

    @Test
    void saysInALineThatItIsDamaged() throws IOException {
        open(Optional.empty()).close();
        Files.writeString(state.resolve("integration.db"), "nonsense, and more of it");

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageMatching("The database \\S+ cannot be opened: \\[SQLITE_NOTADB].*");
    }

    /// Damage that nobody would meet before it reads just that row.
    @Test
    void saysAtTheStartThatAPageIsDamaged() throws IOException {
        open(Optional.empty()).close();
        blank(2);

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageMatching("The database \\S+ cannot be opened: .*(damaged|malformed).*");
    }

    /// A queue of some gigabytes must not keep a node from starting for long.
    @Test
    void readsAllOfALargeDatabaseButItsDeliveries() throws IOException, SQLException {
        try (IntegrationDatabase database = open(Optional.empty())) {
            new SqliteDistributorStore(database).add(distributor());
            new SqliteOutbox(database).enqueue(Outbox.Cursor.BEGINNING, List.of(IntegrationSamples.delivery(1, 1)));
        }
        damage("delivery");

        assertThatExceptionOfType(IntegrationFailure.class).isThrownBy(() -> open(Optional.empty()));
        try (IntegrationDatabase large = IntegrationDatabase.open(state, Optional.empty(), 0)) {
            assertThat(new SqliteDistributorStore(large).list(Optional.empty(), 9))
                    .containsExactly(distributor());
            assertThatExceptionOfType(IntegrationFailure.class)
                    .isThrownBy(
                            () -> new SqliteOutbox(large).first(distributor().id()))
                    .withMessageContaining("SQLITE_CORRUPT")
                    .matches(failure -> !failure.retryable());
        }

        damage("distributor");
        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> IntegrationDatabase.open(state, Optional.empty(), 0))
                .withMessageMatching("The database \\S+ cannot be opened: .*(damaged|malformed).*");
    }

    @Test
    void goesOnOnceNobodyElseWritesToIt() throws SQLException {
        try (IntegrationDatabase database = open(Optional.empty());
                Connection other = connect();
                Statement statement = other.createStatement()) {
            SqliteDistributorStore store = new SqliteDistributorStore(database);
            List<Long> patience = database.transact(
                    connection -> Rows.list(connection, row -> row.getLong(1), "pragma busy_timeout = 0"));
            assertThat(patience).containsExactly(0L);
            assertThat(statement.execute("begin immediate")).isFalse();

            assertThatExceptionOfType(IntegrationFailure.class)
                    .isThrownBy(() -> store.add(distributor()))
                    .withMessageContaining("SQLITE_BUSY")
                    .matches(IntegrationFailure::retryable);

            assertThat(statement.execute("rollback")).isFalse();
            store.add(distributor());
            assertThat(store.list(Optional.empty(), 9)).containsExactly(distributor());
        }
    }

    /// Of a database whose cursor was a number alone.
    @Test
    void bringsTheFirstVersionUpToDate() throws SQLException {
        open(Optional.empty()).close();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("alter table feed drop column at")).isFalse();
            assertThat(statement.executeUpdate("delete from flyway_schema_history where version = '2'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("insert into feed (only, cursor) values (1, 7)"))
                    .isEqualTo(1);
        }

        try (IntegrationDatabase database = open(Optional.empty())) {
            assertThat(new SqliteOutbox(database).cursor()).contains(new Outbox.Cursor(7, Optional.empty()));
        }
    }

    @Test
    void leavesWhatANewerVersionHasWrittenAlone() throws SQLException {
        open(Optional.empty()).close();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "insert into flyway_schema_history select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x',"
                                    + " installed_on, 1, 1 from flyway_schema_history where installed_rank = 1"))
                    .isEqualTo(1);
        }

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining("cannot be opened: a newer version of the node has written it (99).");
    }

    @Test
    void goesOnOnceADiskIsNoLongerFull() {
        try (IntegrationDatabase database = open(Optional.empty())) {
            SqliteDistributorStore store = new SqliteDistributorStore(database);
            List<Long> most = database.transact(
                    connection -> Rows.list(connection, row -> row.getLong(1), "pragma max_page_count = 1"));
            assertThat(most).hasSize(1);

            assertThatExceptionOfType(IntegrationFailure.class)
                    .isThrownBy(() -> IntStream.range(0, 1_000)
                            .forEach(number -> store.add(IntegrationSamples.distributor(number))))
                    .withMessageContaining("SQLITE_FULL")
                    .matches(IntegrationFailure::retryable);

            store.add(IntegrationSamples.distributor(2_000));
            assertThat(store.find(IntegrationSamples.id(2_000))).isPresent();
        }
    }

    @Test
    void saysThatTheKeyIsAnother() throws IOException {
        try (IntegrationDatabase database = open(Optional.empty())) {
            new SqliteDistributorStore(database).add(distributor());
        }
        Files.writeString(state.resolve("integration.key"), Base64.getEncoder().encodeToString(new byte[32]));

        try (IntegrationDatabase database = open(Optional.empty())) {
            assertThatExceptionOfType(IntegrationFailure.class)
                    .isThrownBy(() -> new SqliteDistributorStore(database).list(Optional.empty(), 9))
                    .withMessageContaining("the key is another one");
        }
    }

    @Test
    void usesTheKeyThatIsGiven() throws IOException {
        Path key = state.resolve("elsewhere");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]) + "\n");

        open(Optional.of(key)).close();

        assertThat(state.resolve("integration.key")).doesNotExist();
    }

    @Test
    void makesNoKeyInThePlaceOfOneThatIsGiven() {
        Path key = state.resolve("elsewhere");

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.of(key)))
                .withMessageContaining(key.toString());
        assertThat(key).doesNotExist();
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        Path key = Files.writeString(state.resolve("integration.key"), "hello");

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining(key.toString())
                .withMessageContaining("32 bytes in Base64");
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws IOException {
        open(Optional.empty()).close();
        Path file = Files.writeString(state.resolve("integration.db"), "hello".repeat(1_000));

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining(file.toString());
    }

    @Test
    void bindsASecretToItsRow() {
        SecretBox secrets = new SecretBox(new byte[32]);
        byte[] box = secrets.close(new byte[] {1, 2, 3}, new byte[] {1});

        assertThat(secrets.open(box, new byte[] {1})).containsExactly(1, 2, 3);
        assertThatExceptionOfType(IntegrationFailure.class).isThrownBy(() -> secrets.open(box, new byte[] {2}));
        assertThat(secrets.close(new byte[] {1, 2, 3}, new byte[] {1})).isNotEqualTo(box);
    }

    @Test
    void isClosedForGood() {
        IntegrationDatabase database = open(Optional.empty());
        database.close();
        database.close();

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> new SqliteOutbox(database).cursor())
                .withMessageContaining("is closed");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + state.resolve("integration.db"));
    }

    /// Blanks the first page of a table.
    private void damage(String table) throws IOException, SQLException {
        try (Connection connection = connect()) {
            blank(Rows.first(
                            connection,
                            row -> row.getLong(1),
                            "select rootpage from sqlite_schema where name = ?",
                            table)
                    .orElseThrow());
        }
    }

    /// @param page from 1 on
    private void blank(long page) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(state.resolve("integration.db").toFile(), "rw")) {
            file.seek((page - 1) * PAGE);
            file.write(new byte[PAGE]);
        }
    }

    private IntegrationDatabase open(Optional<Path> key) {
        return IntegrationDatabase.open(state, key);
    }

    private static Distributor distributor() {
        return IntegrationSamples.distributor(
                1, Optional.of(IntegrationSamples.oddWebhook(new WebhookAuthentication.Basic("user-name", PASSWORD))));
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : Set.copyOf(
                    files.filter(path -> !path.endsWith("integration.key")).toList())) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
