package org.distributornode.adapters.storage.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.jspecify.annotations.Nullable;

/// The head of an answer, and its body as it comes. Nothing is received ahead of the one who takes it but by the
/// system. Used by one thread at a time; [#close()] may come from any.
public final class OutboundAnswer implements AutoCloseable {

    private final Exchange exchange;
    private final ResponseHead head;
    private final AnswerBody body;
    private final BytesInFlight inFlight;
    private final IdleWatch idle;
    private final Trickle trickle = new Trickle();
    private ByteBuffer buffer = BytesInFlight.NONE;
    private @Nullable Thread taker;
    private boolean begunBody;
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

    /// The next bytes, at least one, or empty at the end. The buffer is the caller's until the next call
    /// of this or of [#close()].
    ///
    /// @throws OriginFailure TIMED_OUT or CUT_SHORT
    public Optional<ByteBuffer> next() {
        ByteBuffer space = space();
        if (body.isComplete()) {
            return Optional.empty();
        }
        idle.begin();
        try {
            return take(space);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            idle.end();
        }
    }

    private Optional<ByteBuffer> take(ByteBuffer space) throws IOException {
        long begun = System.nanoTime();
        if (trickle.isThin()) {
            LockSupport.parkNanos(trickle.pause(body.left(), exchange.connection.room()));
        }
        long wanted = Math.min(space.capacity(), body.left());
        Optional<ByteBuffer> bytes = body.next(space);
        int count = bytes.map(ByteBuffer::remaining).orElse(0);
        boolean drained = exchange.connection.givesAll() && count < wanted;
        if (begunBody) {
            trickle.came(count, drained, System.nanoTime() - begun);
        }
        begunBody = true; // how long the source took to begin says nothing of how fast it is
        return bytes;
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
            byte[] taken = new byte[part.remaining()];
            part.get(taken);
            gathered.writeBytes(taken);
        }
        return gathered.toByteArray();
    }

    /// Lets go of the connection: it serves others if all has come, else it is cut.
    @Override
    public void close() {
        if (!giveBack()) {
            return;
        }
        boolean inTime = idle.close();
        inTime = exchange.whole.close() && inTime;
        if (inTime && body.leavesConnection() && head.persists()) {
            exchange.lease.keep(exchange.connection);
        } else {
            exchange.lease.cut();
        }
    }

    /// Of a buffer that somebody else may be filling or reading at present only the room is given back, not itself.
    ///
    /// @return false if it had been closed before
    private synchronized boolean giveBack() {
        boolean first = !closed;
        closed = true;
        if (first) {
            inFlight.giveBack(buffer);
        }
        if (Thread.currentThread().equals(taker)) {
            inFlight.spare(buffer);
            buffer = BytesInFlight.NONE;
        }
        return first;
    }

    private synchronized ByteBuffer space() {
        if (closed) {
            throw Failures.closed(exchange.target);
        }
        if (body.isComplete()) {
            return buffer;
        }
        taker = Thread.currentThread();
        buffer = inFlight.grow(buffer);
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
