package org.distributornode.adapters.http.netty.exchange;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The body of a request while it comes in. The connection puts it in; one thread takes it out, waiting for what has
/// not come yet. No more is taken from the network than fits into [#MOST_WAITING].
public final class RequestContent {

    static final int MOST_WAITING = 1 << 20;

    private final Runnable more;
    private final Runnable begin;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuf> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean begun;
    private boolean ended;
    private boolean lost;
    private boolean unwanted;

    /// @param begin is run before the first wait: the client may have to be asked for the body
    /// @param more is run when there is room again
    /// @param patience how long the client may send nothing
    RequestContent(Runnable begin, Runnable more, Duration patience) {
        this.begin = begin;
        this.more = more;
        this.patience = patience;
    }

    /// Hands over all that comes, piece by piece, until the end or until `taker` wants no more.
    ///
    /// @param taker takes all remaining bytes of what it is given, which it does not keep
    /// @return whether it was all
    /// @throws ContentLost if it does not come
    public boolean drainTo(Predicate<ByteBuffer> taker) {
        for (ByteBuf piece = next(); piece != null; piece = next()) {
            boolean goOn;
            try {
                goOn = taker.test(piece.nioBuffer());
            } finally {
                piece.release();
            }
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    /// All of it; empty if it is more than `most` bytes.
    ///
    /// @throws ContentLost if it does not come
    public Optional<byte[]> all(int most) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean whole = drainTo(piece -> {
            if (all.size() + piece.remaining() > most) {
                return false;
            }
            byte[] taken = new byte[piece.remaining()];
            piece.get(taken);
            all.writeBytes(taken);
            return true;
        });
        return whole ? Optional.of(all.toByteArray()) : Optional.empty();
    }

    private @Nullable ByteBuf next() {
        lock.lock();
        try {
            if (!begun && waiting.isEmpty() && !ended) {
                begin.run();
            }
            begun = true;
            await();
            ByteBuf piece = waiting.poll();
            if (piece == null) {
                return null;
            }
            boolean full = bytes >= MOST_WAITING;
            bytes -= piece.readableBytes();
            if (full && bytes < MOST_WAITING) {
                more.run();
            }
            return piece;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        long nanos = patience.toNanos();
        try {
            while (waiting.isEmpty() && !ended) {
                if (lost || nanos <= 0) {
                    throw new ContentLost(!lost);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ContentLost(false);
        }
    }

    /// Takes over a piece.
    void add(ByteBuf piece) {
        lock.lock();
        try {
            if (unwanted || !piece.isReadable()) {
                piece.release();
            } else {
                waiting.add(piece);
                bytes += piece.readableBytes();
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more comes.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The client is gone.
    void lose() {
        lock.lock();
        try {
            lost = !ended;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody takes anything any more: what is there and what comes is let go of.
    void discard() {
        lock.lock();
        try {
            unwanted = true;
            waiting.forEach(ByteBuf::release);
            waiting.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Whether all has come.
    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the network may bring more.
    boolean hasRoom() {
        lock.lock();
        try {
            return bytes < MOST_WAITING;
        } finally {
            lock.unlock();
        }
    }
}
