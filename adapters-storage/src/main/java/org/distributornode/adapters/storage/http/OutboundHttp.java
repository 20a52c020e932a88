package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.distributornode.application.port.origin.OriginFailure;

/// Asks other nodes over HTTP/1.1 (RFC 9112) and waits; meant for virtual threads, usable by many at once. Bodies are
/// read as they are taken, so that whoever takes slowly is sent slowly, and leaving a body half-way resets the
/// connection at once.
///
/// All that is asked may be asked twice: when a connection of an earlier request turns out to be dead, another one is
/// tried.
public final class OutboundHttp implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

    private final OutboundSettings settings;
    private final ConnectionPool pool;
    private final Connector connector;
    private final BytesInFlight inFlight;

    public OutboundHttp(OutboundSettings settings) {
        this(settings, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// @param tls decides whom to trust
    OutboundHttp(OutboundSettings settings, Supplier<SSLSocketFactory> tls) {
        OutboundSettings.Bounds bounds = settings.bounds();
        this.settings = settings;
        this.pool = new ConnectionPool(bounds.connectionsPerHost(), bounds.connections(), KEPT_IDLE);
        this.connector = new Connector(tls, bounds.receiveBuffer());
        this.inFlight = new BytesInFlight(bounds.bytesInFlight());
    }

    /// Sends `request` and waits for the head of the answer, whatever its status. The caller closes the answer.
    ///
    /// @throws OriginFailure if there is none: FORBIDDEN, UNREACHABLE, TIMED_OUT, REFUSED if it is no HTTP,
    ///     BUSY if no connection became free in time, or CUT_SHORT if the thread is interrupted
    public OutboundAnswer send(OutboundRequest request) {
        return send(request, settings.wholeAnswer());
    }

    /// The same, but the whole answer must be there within `patience`.
    public OutboundAnswer send(OutboundRequest request, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        OutboundRequest current = request;
        for (int hops = 0; ; hops++) {
            OutboundAnswer answer = exchange(current, end);
            Optional<URI> elsewhere = hops < MOST_REDIRECTS ? redirect(current, answer) : Optional.empty();
            if (elsewhere.isEmpty()) {
                return answer;
            }
            answer.close();
            current = current.at(elsewhere.get());
        }
    }

    /// Cuts all connections; those who wait are told.
    @Override
    public void close() {
        pool.close();
    }

    /// One request on its way.
    ///
    /// @param bytes the request as it is sent
    /// @param end until when there must be a whole answer, by the clock of [System#nanoTime()]
    private record Ask(OutboundRequest request, Route route, ByteBuffer bytes, List<InetAddress> addresses, long end) {

        String target() {
            return Targets.nameOf(request.target());
        }
    }

    private OutboundAnswer exchange(OutboundRequest request, long end) {
        Route route = Route.to(request.target(), settings.proxies());
        ByteBuffer bytes = bytes(request, route);
        Ask ask = new Ask(
                request,
                route,
                bytes,
                Patience.await(request.target(), nanosToAnswer(end), () -> addresses(request, route)),
                end);
        boolean fresh = request.onNewConnection();
        while (true) {
            ConnectionPool.Lease lease = pool.take(route, fresh, nanosToAnswer(end));
            Optional<OutboundAnswer> answer = attempt(ask, lease);
            if (answer.isPresent()) {
                return answer.get();
            }
            fresh = true;
        }
    }

    private ByteBuffer bytes(OutboundRequest request, Route route) {
        try {
            return ByteBuffer.wrap(request.bytes(route, settings.userAgent()));
        } catch (RuntimeException e) {
            throw new OriginFailure(
                    OriginFailure.Kind.UNREACHABLE, Targets.nameOf(request.target()) + " cannot be asked for", e);
        }
    }

    /// How long one step from here to the head of an answer may take.
    private long nanosToAnswer(long end) {
        return Math.min(settings.timeout().toNanos(), end - System.nanoTime());
    }

    private static List<InetAddress> addresses(OutboundRequest request, Route route) {
        if (route.proxy().isPresent()) {
            request.policy().checkLiteral(request.target());
            return AddressPolicy.anywhere().resolved(route.proxy().get());
        }
        return request.policy().resolved(request.target());
    }

    /// @return empty if the connection of an earlier request was dead
    private Optional<OutboundAnswer> attempt(Ask ask, ConnectionPool.Lease lease) {
        boolean answered = false;
        long begin = System.nanoTime();
        long nanos = nanosToAnswer(ask.end);
        Watch watch = new Watch(lease.line(), nanos);
        try {
            OutboundAnswer answer = answer(ask, lease, begin, nanos);
            if (!watch.close()) {
                lease.cut();
                answer.close();
                throw Failures.timedOut(ask.target());
            }
            answered = true;
            return Optional.of(answer);
        } catch (IOException e) {
            OriginFailure failure = failure(ask, watch, e);
            if (lease.reused().isPresent() && failure.kind() == OriginFailure.Kind.UNREACHABLE) {
                return Optional.empty();
            }
            if (lease.reused().isPresent() && failure.kind() == OriginFailure.Kind.TIMED_OUT) {
                pool.forget(ask.route);
            }
            throw failure;
        } finally {
            var _ = watch.close();
            if (!answered) {
                lease.cut();
            }
        }
    }

    private OutboundAnswer answer(Ask ask, ConnectionPool.Lease lease, long begin, long nanos) throws IOException {
        Route route = ask.route;
        Connection connection = lease.reused().isPresent()
                ? lease.reused().get()
                : connector.connect(route, ask.addresses, lease.line(), nanos);
        connection.write(ask.bytes);
        ResponseHead head = ResponseHead.read(connection.in());
        if (route.asksProxy() && head.status() == PROXY_AUTHENTICATION_REQUIRED) {
            throw new NoRouteToHostException("the proxy does not let us through");
        }
        AnswerBody body = new AnswerBody(head, connection, ask.request.method() != OutboundRequest.Method.HEAD);
        Watch whole = new Watch(lease.line(), ask.end - System.nanoTime());
        var exchange = new OutboundAnswer.Exchange(
                ask.target(),
                lease,
                connection,
                whole,
                System.nanoTime() - begin,
                settings.timeout().toNanos());
        return new OutboundAnswer(exchange, head, body, inFlight);
    }

    private OriginFailure failure(Ask ask, Watch watch, IOException cause) {
        if (pool.isClosed()) {
            return Failures.closed(ask.target());
        }
        if (Thread.currentThread().isInterrupted()) {
            return Failures.interrupted(cause);
        }
        return watch.isLate() || cause instanceof SocketTimeoutException
                ? Failures.timedOut(ask.target())
                : Failures.beforeAnswer(ask.request.target(), cause);
    }

    private Optional<URI> redirect(OutboundRequest request, OutboundAnswer answer) {
        if (!settings.followsRedirects()
                || !REDIRECTS.contains(answer.status())
                || (request.method() != OutboundRequest.Method.GET
                        && request.method() != OutboundRequest.Method.HEAD)) {
            return Optional.empty();
        }
        return answer.header("location")
                .flatMap(OutboundHttp::parse)
                .map(reference -> Targets.resolved(request.target(), reference))
                .filter(Targets::isHttp)
                .filter(to -> !(isSecure(request.target()) && !isSecure(to)));
    }

    private static boolean isSecure(URI target) {
        return "https".equalsIgnoreCase(target.getScheme());
    }

    private static Optional<URI> parse(String location) {
        try {
            return Optional.of(URI.create(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
