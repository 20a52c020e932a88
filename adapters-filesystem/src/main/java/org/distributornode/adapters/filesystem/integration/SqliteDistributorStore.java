package org.distributornode.adapters.filesystem.integration;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMethod;
import org.jspecify.annotations.Nullable;

/// The table `distributor`. Times are whole microseconds since 1970.
public final class SqliteDistributorStore implements DistributorStore {

    private static final String COLUMNS =
            "id, host, path, method, events, authentication, signing_secret, created, updated";
    private static final String BETWEEN = " ";

    private final IntegrationDatabase database;

    public SqliteDistributorStore(IntegrationDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Distributor distributor) {
        database.transact(connection -> {
            if (find(connection, distributor.id()).isPresent()) {
                throw new IllegalStateException("there is one: " + distributor.id());
            }
            return Rows.update(
                    connection,
                    "insert into distributor (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values(distributor));
        });
    }

    @Override
    public Optional<Distributor> find(DistributorId id) {
        return database.transact(connection -> find(connection, id));
    }

    @Override
    public List<Distributor> list(Optional<DistributorId> after, int limit) {
        return database.transact(connection -> after.isEmpty()
                ? Rows.list(
                        connection,
                        this::distributor,
                        "select " + COLUMNS + " from distributor order by place limit ?",
                        limit)
                : Rows.list(
                        connection,
                        this::distributor,
                        "select " + COLUMNS + " from distributor where place > "
                                + "(select place from distributor where id = ?) order by place limit ?",
                        after.get(),
                        limit));
    }

    @Override
    public boolean replace(Distributor distributor) {
        @Nullable Object[] values = values(distributor);
        @Nullable Object[] withId = Arrays.copyOfRange(values, 1, values.length + 1);
        withId[withId.length - 1] = distributor.id();
        return database.transact(connection -> Rows.update(
                        connection,
                        "update distributor set host = ?, path = ?, method = ?, events = ?, authentication = ?, "
                                + "signing_secret = ?, created = ?, updated = ? where id = ?",
                        withId)
                == 1);
    }

    @Override
    public boolean remove(DistributorId id) {
        return database.transact(
                connection -> Rows.update(connection, "delete from distributor where id = ?", id) == 1);
    }

    private Optional<Distributor> find(Connection connection, DistributorId id) throws SQLException {
        return Rows.first(connection, this::distributor, "select " + COLUMNS + " from distributor where id = ?", id);
    }

    private @Nullable Object[] values(Distributor distributor) {
        @Nullable Webhook webhook = distributor.webhook().orElse(null);
        byte[] row = row(distributor.id());
        return new @Nullable Object[] {
            distributor.id(),
            webhook == null ? null : webhook.host(),
            webhook == null ? null : webhook.path(),
            webhook == null ? null : webhook.method().number(),
            webhook == null ? null : text(webhook.events()),
            distributor
                    .webhook()
                    .flatMap(Webhook::authentication)
                    .map(AuthenticationCodec::encode)
                    .map(plain -> database.secrets().close(plain, row))
                    .orElse(null),
            database.secrets().close(distributor.secret().bytes(), row),
            Rows.micros(distributor.created()),
            Rows.micros(distributor.updated())
        };
    }

    private Distributor distributor(ResultSet result) throws SQLException {
        DistributorId id = DistributorId.parse(result.getString("id")).orElseThrow();
        byte[] row = row(id);
        return new Distributor(
                id,
                result.getString("host") == null ? Optional.empty() : Optional.of(webhook(result, row)),
                new SigningSecret(database.secrets().open(result.getBytes("signing_secret"), row)),
                Rows.instant(result.getLong("created")),
                Rows.instant(result.getLong("updated")));
    }

    private Webhook webhook(ResultSet result, byte[] row) throws SQLException {
        Optional<WebhookAuthentication> authentication = Optional.ofNullable(result.getBytes("authentication"))
                .map(box -> AuthenticationCodec.decode(database.secrets().open(box, row)));
        return new Webhook(
                result.getString("host"),
                result.getString("path"),
                WebhookMethod.of(result.getLong("method")).orElseThrow(),
                authentication,
                types(result.getString("events")));
    }

    private static String text(Set<EventType> types) {
        return types.stream().map(EventType::text).sorted().collect(Collectors.joining(BETWEEN));
    }

    private static Set<EventType> types(String text) {
        return Arrays.stream(text.split(BETWEEN, -1))
                .flatMap(name -> EventType.parse(name).stream())
                .collect(Collectors.toSet());
    }

    private static byte[] row(DistributorId id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
