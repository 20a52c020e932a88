package org.distributornode.adapters.storage.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Connections that wait for their next request. Used by one thread at a time.
final class IdleConnections {

    private final Duration keep;
    private final Consumer<Route> ended;
    private final Map<Route, Deque<Idle>> newestLast = new HashMap<>();

    /// @param since by the clock of [System#nanoTime()]
    private record Idle(Route route, Connection connection, long since) {}

    /// @param keep how long each may wait
    /// @param ended is told the route of each connection that is closed here
    IdleConnections(Duration keep, Consumer<Route> ended) {
        this.keep = keep;
        this.ended = ended;
    }

    boolean isEmpty() {
        return newestLast.isEmpty();
    }

    void add(Route route, Connection connection) {
        newestLast.computeIfAbsent(route, _ -> new ArrayDeque<>()).add(new Idle(route, connection, System.nanoTime()));
    }

    /// The newest one that can serve a request on `route`; those that cannot are closed.
    Optional<Connection> take(Route route) {
        Deque<Idle> waiting = newestLast.getOrDefault(route, new ArrayDeque<>());
        Optional<Connection> found = Optional.empty();
        while (found.isEmpty() && !waiting.isEmpty()) {
            Idle newest = waiting.removeLast();
            if (isTooOld(newest) || !newest.connection.isQuiet()) {
                end(newest);
            } else {
                found = Optional.of(newest.connection);
            }
        }
        if (waiting.isEmpty()) {
            newestLast.remove(route);
        }
        return found;
    }

    /// Closes the one that has waited longest of those to `host`.
    ///
    /// @return whether there was one
    boolean dropOldest(String host) {
        return dropOldestOf(one -> one.route.hostAndPort().equals(host));
    }

    /// The same for any host.
    boolean dropOldest() {
        return dropOldestOf(_ -> true);
    }

    /// Closes those that have waited too long.
    void dropOld() {
        drop(this::isTooOld);
    }

    /// Closes those on `route`.
    void drop(Route route) {
        drop(one -> one.route.equals(route));
    }

    void dropAll() {
        drop(_ -> true);
    }

    private boolean isTooOld(Idle one) {
        return System.nanoTime() - one.since >= keep.toNanos();
    }

    private boolean dropOldestOf(Predicate<Idle> which) {
        Optional<Idle> oldest = newestLast.values().stream()
                .flatMap(Collection::stream)
                .filter(which)
                .min((one, other) -> Long.signum(one.since - other.since));
        oldest.ifPresent(one -> drop(one::equals));
        return oldest.isPresent();
    }

    private void drop(Predicate<Idle> which) {
        for (Deque<Idle> connections : newestLast.values()) {
            for (Idle one : connections.stream().filter(which).toList()) {
                connections.remove(one);
                end(one);
            }
        }
        newestLast.values().removeIf(Deque::isEmpty);
    }

    private void end(Idle one) {
        one.connection.line().close();
        ended.accept(one.route);
    }
}
