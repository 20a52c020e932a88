package org.distributornode.adapters.storage.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.jspecify.annotations.Nullable;

/// Bounds how many connections are open, to one server and in all, and keeps those that can serve another request for
/// a while. Safe for use by any thread.
final class ConnectionPool implements AutoCloseable {

    private final int perHost;
    private final int inAll;
    private final Executor sweeper;
    private final Map<String, Integer> open = new HashMap<>();
    private final IdleConnections idle;
    private final Set<Lease> leases = new HashSet<>();
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private int total;
    private boolean sweeping;
    private boolean closed;

    /// One who waits for a lease, in the order of arrival.
    private static final class Waiter {

        private final Route route;
        private final boolean fresh;
        private final CompletableFuture<Lease> lease = new CompletableFuture<>();

        private Waiter(Route route, boolean fresh) {
            this.route = route;
            this.fresh = fresh;
        }
    }

    /// @param keep how long a connection may wait for its next request
    ConnectionPool(int perHost, int inAll, Duration keep) {
        this.perHost = perHost;
        this.inAll = inAll;
        this.idle = new IdleConnections(keep, this::giveBack);
        this.sweeper = CompletableFuture.delayedExecutor(
                keep.toNanos(), TimeUnit.NANOSECONDS, task -> Thread.startVirtualThread(task));
    }

    /// Waits for the right to one connection, behind those who came before and could use the same. The caller ends the
    /// lease.
    ///
    /// @param fresh whether a connection of an earlier request will not do
    /// @throws OriginFailure BUSY if there is none in time, CUT_SHORT if interrupted or closed
    Lease take(Route route, boolean fresh, long nanos) {
        Waiter waiter = new Waiter(route, fresh);
        synchronized (this) {
            if (closed) {
                throw Failures.closed(route.hostAndPort());
            }
            waiters.add(waiter);
            serve();
        }
        return await(waiter, nanos);
    }

    /// Cuts all connections; those who wait are told.
    @Override
    public synchronized void close() {
        closed = true;
        leases.forEach(lease -> lease.line.cut());
        idle.dropAll();
        waiters.forEach(waiter -> waiter.lease.cancel(false));
        waiters.clear();
    }

    /// Closes the connections that wait on `route`, since one of them turned out to be dead without a sign.
    synchronized void forget(Route route) {
        idle.drop(route);
        serve();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private Lease await(Waiter waiter, long nanos) {
        try {
            return waiter.lease.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (CancellationException | ExecutionException _) {
            throw Failures.closed(waiter.route.hostAndPort());
        } catch (TimeoutException _) {
            return left(waiter)
                    .orElseThrow(() -> new OriginFailure(
                            Kind.BUSY, "too many connections, to " + waiter.route.hostAndPort() + " or in all"));
        } catch (InterruptedException e) {
            left(waiter).ifPresent(Lease::cut);
            throw Failures.interrupted(e);
        }
    }

    /// The waiter leaves the queue.
    ///
    /// @return what it has been given at the last moment
    private synchronized Optional<Lease> left(Waiter waiter) {
        boolean waited = waiters.remove(waiter);
        return waited || waiter.lease.isCancelled() ? Optional.empty() : Optional.of(waiter.lease.join());
    }

    /// Gives to those who wait, the first first, whatever they can have.
    private void serve() {
        Set<String> full = new HashSet<>();
        for (Iterator<Waiter> queue = waiters.iterator(); queue.hasNext() && mayHaveRoom(); ) {
            Waiter waiter = queue.next();
            String host = waiter.route.hostAndPort();
            if (full.contains(host)) {
                continue;
            }
            Optional<Connection> waiting = waiter.fresh ? Optional.empty() : idle.take(waiter.route);
            if (waiting.isPresent() || hasRoom(waiter.route)) {
                Lease lease = new Lease(waiter.route, waiting.orElse(null));
                leases.add(lease);
                queue.remove();
                waiter.lease.complete(lease);
            } else {
                full.add(host);
            }
        }
    }

    private boolean mayHaveRoom() {
        return total < inAll || !idle.isEmpty();
    }

    /// Makes room by closing a connection that waits, if need be.
    private boolean hasRoom(Route route) {
        String host = route.hostAndPort();
        if (open.getOrDefault(host, 0) >= perHost && !idle.dropOldest(host)) {
            return false;
        }
        if (total >= inAll && !idle.dropOldest()) {
            return false;
        }
        open.merge(host, 1, Integer::sum);
        total++;
        return true;
    }

    private void giveBack(Route route) {
        open.computeIfPresent(route.hostAndPort(), (_, count) -> count > 1 ? count - 1 : null);
        total--;
    }

    private void keep(Route route, Connection connection) {
        idle.add(route, connection);
        sweepLater();
        serve();
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            sweeper.execute(this::sweep);
        }
    }

    private synchronized void sweep() {
        sweeping = false;
        idle.dropOld();
        serve();
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
                    serve();
                }
            }
        }
    }
}
