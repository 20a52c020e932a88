package org.distributornode.adapters.filesystem.integration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.filesystem.journal.EventPayload;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.DistributorId;

/// The tables `delivery` and `feed`. Times are whole microseconds since 1970.
public final class SqliteOutbox implements Outbox {

    private static final String SELECT =
            "select id, distributor, number, event, state, attempts, due, last from delivery ";
    private static final String WAITING = "state = 0";
    private static final Set<DeliveryState> ENDED = EnumSet.complementOf(EnumSet.of(DeliveryState.WAITING));

    private final IntegrationDatabase database;

    public SqliteOutbox(IntegrationDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Cursor> cursor() {
        return database.transact(
                connection -> Rows.first(connection, SqliteOutbox::cursor, "select cursor, at from feed"));
    }

    @Override
    public void enqueue(Cursor cursor, List<Delivery> fresh) {
        database.transact(connection -> {
            for (Delivery delivery : fresh) {
                insert(connection, delivery);
            }
            return Rows.update(
                    connection,
                    "insert into feed (only, cursor, at) values (1, ?, ?) "
                            + "on conflict (only) do update set cursor = excluded.cursor, at = excluded.at",
                    cursor.number(),
                    cursor.at().map(Rows::micros).orElse(null));
        });
    }

    @Override
    public List<DistributorId> due(Instant now, Instant farthest, Set<DistributorId> busy) {
        return database
                .transact(connection -> Rows.list(
                        connection,
                        row -> DistributorId.parse(row.getString(1)).orElseThrow(),
                        "select id from distributor d where (select due from delivery where distributor = d.id and "
                                + WAITING + " order by place limit 1) not between ? and ? order by place",
                        Rows.micros(now) + 1,
                        Rows.micros(farthest)))
                .stream()
                .filter(id -> !busy.contains(id))
                .toList();
    }

    @Override
    public Optional<Delivery> first(DistributorId distributor) {
        return database.transact(connection -> Rows.first(
                connection,
                this::delivery,
                SELECT + "where distributor = ? and " + WAITING + " order by place limit 1",
                distributor));
    }

    @Override
    public void keep(Delivery attempted) {
        database.transact(connection -> Rows.update(
                connection,
                "update delivery set state = ?, attempts = ?, due = ?, last = ? where id = ?",
                StateCodes.code(attempted.state()),
                attempted.attempts(),
                Rows.micros(attempted.due()),
                attempted.last().orElse(null),
                attempted.id()));
    }

    @Override
    public void requeue(Delivery delivery) {
        database.transact(connection -> {
            if (Rows.update(connection, "delete from delivery where id = ?", delivery.id()) == 1) {
                insert(connection, delivery);
            }
            return delivery;
        });
    }

    @Override
    public Optional<Delivery> find(DistributorId distributor, DeliveryId id) {
        return database.transact(connection ->
                Rows.first(connection, this::delivery, SELECT + "where distributor = ? and id = ?", distributor, id));
    }

    @Override
    public List<Delivery> list(
            DistributorId distributor, Optional<DeliveryId> before, Optional<DeliveryState> state, int limit) {
        String page = "where distributor = ?"
                + (before.isPresent() ? " and place < (select place from delivery where id = ?)" : " and ? is null")
                + (state.isPresent() ? " and state = ?" : " and ? is null")
                + " order by place desc limit ?";
        return database.transact(connection -> Rows.list(
                connection,
                this::delivery,
                SELECT + page,
                distributor,
                before.orElse(null),
                state.map(StateCodes::code).orElse(null),
                limit));
    }

    @Override
    public long shed(int most, Instant now) {
        return database.transact(connection -> {
            long shed = 0;
            for (String id : Rows.list(connection, row -> row.getString(1), "select id from distributor")) {
                shed += Rows.update(
                        connection,
                        "update delivery set state = ?, due = ?, last = ? where distributor = ? and " + WAITING
                                + " and place <= (select place from delivery where distributor = ? and " + WAITING
                                + " order by place desc limit 1 offset ?)",
                        StateCodes.code(DeliveryState.DEAD),
                        Rows.micros(now),
                        Delivery.BACKLOG,
                        id,
                        id,
                        most);
            }
            return shed;
        });
    }

    @Override
    public void prune(Instant until, int most) {
        database.transact(connection -> {
            int gone = 0;
            for (String id : Rows.list(connection, row -> row.getString(1), "select id from distributor")) {
                for (DeliveryState state : ENDED) {
                    gone += Rows.update(
                            connection,
                            "delete from delivery where distributor = ? and state = ? and (due < ? or place <= "
                                    + "(select place from delivery where distributor = ? and state = ? "
                                    + "order by place desc limit 1 offset ?))",
                            id,
                            StateCodes.code(state),
                            Rows.micros(until),
                            id,
                            StateCodes.code(state),
                            most);
                }
            }
            return gone;
        });
    }

    @Override
    public long count(DeliveryState state) {
        return database.transact(connection -> Rows.first(
                        connection,
                        row -> row.getLong(1),
                        "select count(*) from delivery where state = ?",
                        StateCodes.code(state))
                .orElseThrow());
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return database.transact(connection -> Rows.first(
                        connection, this::delivery, SELECT + "where " + WAITING + " order by number limit 1"))
                .map(oldest -> oldest.event().at());
    }

    private static Cursor cursor(ResultSet result) throws SQLException {
        long at = result.getLong("at");
        Optional<Instant> known = result.wasNull() ? Optional.empty() : Optional.of(Rows.instant(at));
        return new Cursor(result.getLong("cursor"), known);
    }

    private static void insert(Connection connection, Delivery delivery) throws SQLException {
        Rows.update(
                connection,
                "insert into delivery (id, distributor, number, event, state, attempts, due, last) "
                        + "select ?, id, ?, ?, ?, ?, ?, ? from distributor where id = ?",
                delivery.id(),
                delivery.number(),
                EventPayload.encode(delivery.number(), delivery.event()),
                StateCodes.code(delivery.state()),
                delivery.attempts(),
                Rows.micros(delivery.due()),
                delivery.last().orElse(null),
                delivery.distributor());
    }

    private Delivery delivery(ResultSet result) throws SQLException {
        return new Delivery(
                DeliveryId.parse(result.getString("id")).orElseThrow(),
                DistributorId.parse(result.getString("distributor")).orElseThrow(),
                result.getLong("number"),
                event(result.getBytes("event")),
                StateCodes.state(result.getInt("state")),
                result.getInt("attempts"),
                Rows.instant(result.getLong("due")),
                Optional.ofNullable(result.getString("last")));
    }

    private NodeEvent event(byte[] payload) {
        String file = database.file().toString();
        return EventPayload.decode(payload, file)
                .orElseThrow(() -> new IntegrationFailure(
                        "The database " + file + " holds an event that cannot be read.",
                        new IllegalArgumentException(),
                        false))
                .event();
    }
}
