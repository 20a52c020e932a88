package org.distributornode.adapters.storage.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// The head of an answer, and its body as it comes. Nothing is received ahead of the one who takes it but by the
/// system. Used by one thread at a time; [#close()] may come from any.
public final class OutboundAnswer implements AutoCloseable {

    private final Exchange exchange;
    private final ResponseHead head;
    private final AnswerBody body;
    private final BytesInFlight inFlight;
    private final IdleWatch idle;
    private byte[] buffer = new byte[0];
    private boolean closed;

    /// What the answer comes over.
    ///
    /// @param target for messages
    /// @param whole ends it all if it takes too long
    /// @param headNanos how long its head took, from when there was leave to connect
    /// @param idleNanos how long one who asks for the next bytes may have to wait
    record Exchange(
            String target,
            ConnectionPool.Lease lease,
            Connection connection,
            Watch whole,
            long headNanos,
            long idleNanos) {}

    OutboundAnswer(Exchange exchange, ResponseHead head, AnswerBody body, BytesInFlight inFlight) {
        this.exchange = exchange;
        this.head = head;
        this.body = body;
        this.inFlight = inFlight;
        this.idle = new IdleWatch(exchange.lease.line(), exchange.idleNanos);
    }

    public int status() {
        return head.status();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    /// How long it took to connect and to be answered by the one who answered; waiting for leave to connect and
    /// redirects are not counted.
    public Duration latency() {
        return Duration.ofNanos(exchange.headNanos);
    }

    /// The first header of this name.
    public Optional<String> header(String name) {
        return head.first(name);
    }

    /// What `Content-Length` says; empty if there is none.
    public OptionalLong length() {
        return head.length();
    }

    /// The next bytes, at least one, or empty at the end. The buffer is the caller's until the next call.
    ///
    /// @throws OriginFailure TIMED_OUT or CUT_SHORT
    public Optional<ByteBuffer> next() {
        byte[] space = space();
        if (body.isComplete()) {
            return Optional.empty();
        }
        idle.begin();
        try {
            exchange.connection.waitAtMost(exchange.idleNanos);
            return body.next(space);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            idle.end();
        }
    }

    /// All of the body.
    ///
    /// @throws OriginFailure also REFUSED, if it is longer than `most` bytes
    public byte[] all(int most) {
        ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> bytes = next(); bytes.isPresent(); bytes = next()) {
            ByteBuffer part = bytes.get();
            if (gathered.size() + part.remaining() > most) {
                throw new OriginFailure(Kind.REFUSED, "the answer is longer than " + most + " bytes");
            }
            gathered.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        return gathered.toByteArray();
    }

    /// Lets go of the connection: it serves others if all has come, else it is cut.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            inFlight.giveBack(buffer.length);
        }
        boolean inTime = idle.close();
        inTime = exchange.whole.close() && inTime;
        if (inTime && body.leavesConnection() && head.persists()) {
            exchange.lease.keep(exchange.connection);
        } else {
            exchange.lease.cut();
        }
    }

    private synchronized byte[] space() {
        if (closed) {
            throw Failures.closed(exchange.target);
        }
        if (body.isComplete()) {
            return buffer;
        }
        int size = inFlight.grow(buffer.length);
        if (size != buffer.length) {
            buffer = new byte[size];
        }
        return buffer;
    }

    private synchronized OriginFailure failure(IOException cause) {
        if (closed) {
            return Failures.closed(exchange.target);
        }
        if (exchange.whole.isLate() || idle.isLate() || cause instanceof SocketTimeoutException) {
            return Failures.timedOut(exchange.target);
        }
        return Thread.currentThread().isInterrupted()
                ? Failures.interrupted(cause)
                : Failures.withinAnswer(exchange.target, cause);
    }
}
