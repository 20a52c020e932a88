package org.distributornode.adapters.storage.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.jspecify.annotations.Nullable;

/// Bounds how many connections are open, to one server and in all, and keeps those that can serve another request for
/// a while. Safe for use by any thread.
final class ConnectionPool implements AutoCloseable {

    private final int perHost;
    private final int inAll;
    private final Duration keep;
    private final Executor sweeper;
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<Route, Deque<Idle>> idle = new HashMap<>();
    private final Set<Lease> leases = new HashSet<>();
    private int total;
    private boolean sweeping;
    private boolean closed;

    /// A connection that waits for its next request.
    ///
    /// @param since by the clock of [System#nanoTime()]
    private record Idle(Route route, Connection connection, long since) {}

    /// @param keep how long a connection may wait for its next request
    ConnectionPool(int perHost, int inAll, Duration keep) {
        this.perHost = perHost;
        this.inAll = inAll;
        this.keep = keep;
        this.sweeper = CompletableFuture.delayedExecutor(
                keep.toNanos(), TimeUnit.NANOSECONDS, task -> Thread.startVirtualThread(task));
    }

    /// Waits for the right to one connection. The caller ends the lease.
    ///
    /// @param fresh whether a connection of an earlier request will not do
    /// @throws OriginFailure TIMED_OUT if there is none in time, CUT_SHORT if interrupted or closed
    synchronized Lease take(Route route, boolean fresh, long nanos) {
        long end = System.nanoTime() + nanos;
        while (!closed) {
            Optional<Connection> waiting = fresh ? Optional.empty() : waiting(route);
            if (waiting.isPresent() || hasRoom(route)) {
                Lease lease = new Lease(route, waiting.orElse(null));
                leases.add(lease);
                return lease;
            }
            await(route, end - System.nanoTime());
        }
        throw Failures.closed(route.hostAndPort());
    }

    /// Cuts all connections; those who wait are told.
    @Override
    public synchronized void close() {
        closed = true;
        leases.forEach(lease -> lease.line.cut());
        drop(_ -> true);
        notifyAll();
    }

    private Optional<Connection> waiting(Route route) {
        Deque<Idle> newestLast = idle.getOrDefault(route, new ArrayDeque<>());
        while (!newestLast.isEmpty()) {
            Connection connection = newestLast.removeLast().connection;
            if (connection.isQuiet()) {
                return Optional.of(connection);
            }
            end(route, connection);
        }
        return Optional.empty();
    }

    /// Makes room by closing a connection that waits, if need be.
    private boolean hasRoom(Route route) {
        String host = route.hostAndPort();
        if (open.getOrDefault(host, 0) >= perHost
                && !dropOldest(one -> one.route.hostAndPort().equals(host))) {
            return false;
        }
        if (total >= inAll && !dropOldest(_ -> true)) {
            return false;
        }
        open.merge(host, 1, Integer::sum);
        total++;
        return true;
    }

    private void await(Route route, long nanos) {
        if (nanos <= 0) {
            throw new OriginFailure(Kind.TIMED_OUT, "too many connections, to " + route.hostAndPort() + " or in all");
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
        } catch (InterruptedException e) {
            throw Failures.interrupted(e);
        }
    }

    private boolean dropOldest(Predicate<Idle> which) {
        Optional<Idle> oldest = idle.values().stream()
                .flatMap(Collection::stream)
                .filter(which)
                .min((one, other) -> Long.signum(one.since - other.since));
        oldest.ifPresent(one -> drop(one::equals));
        return oldest.isPresent();
    }

    private void drop(Predicate<Idle> which) {
        for (Deque<Idle> connections : idle.values()) {
            for (Idle one : connections.stream().filter(which).toList()) {
                connections.remove(one);
                end(one.route, one.connection);
            }
        }
        idle.values().removeIf(Deque::isEmpty);
    }

    private void end(Route route, Connection connection) {
        connection.line().close();
        giveBack(route);
    }

    private void giveBack(Route route) {
        open.computeIfPresent(route.hostAndPort(), (_, count) -> count > 1 ? count - 1 : null);
        total--;
        notifyAll();
    }

    private void keep(Route route, Connection connection) {
        idle.computeIfAbsent(route, _ -> new ArrayDeque<>()).add(new Idle(route, connection, System.nanoTime()));
        sweepLater();
        notifyAll();
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            sweeper.execute(this::sweep);
        }
    }

    private synchronized void sweep() {
        sweeping = false;
        long now = System.nanoTime();
        drop(one -> now - one.since >= keep.toNanos());
        if (!idle.isEmpty()) {
            sweepLater();
        }
    }

    /// The right to one connection, and that connection.
    final class Lease {

        private final Route route;
        private final Lifeline line;
        private final @Nullable Connection reused;
        private boolean held = true;

        private Lease(Route route, @Nullable Connection reused) {
            this.route = route;
            this.reused = reused;
            this.line = reused == null ? new Lifeline() : reused.line();
        }

        /// By which the connection, or the attempt at one, is ended.
        Lifeline line() {
            return line;
        }

        /// The connection of an earlier request; empty if one is to be made.
        Optional<Connection> reused() {
            return Optional.ofNullable(reused);
        }

        /// Lets others have the connection. Of this and [#cut()] only the first call does anything.
        void keep(Connection connection) {
            synchronized (ConnectionPool.this) {
                if (held && closed) {
                    cut();
                } else if (held) {
                    held = false;
                    leases.remove(this);
                    ConnectionPool.this.keep(route, connection);
                }
            }
        }

        /// Cuts the connection.
        void cut() {
            synchronized (ConnectionPool.this) {
                if (held) {
                    held = false;
                    leases.remove(this);
                    line.cut();
                    giveBack(route);
                }
            }
        }
    }
}
