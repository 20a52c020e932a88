package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.core.io.buffer.ReadBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.Freshness;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves a body's bytes to its connection, as fast as the connection takes them.
///
/// Reads run on a virtual thread, one at a time, and only while the connection has asked for more; while no byte is
/// readable no thread is held. A loss cuts the connection instead of ending the body.
final class BodyPump implements Publisher<ReadBuffer>, Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(BodyPump.class);

    private static final int MOST_IN_VAIN = 3;

    private final AssetBody body;
    private final AssetBytes bytes;
    private final Chunks chunks;
    private final Executor threads;
    private final Outlet outlet;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean parked;

    // touched by the draining thread alone
    private final Deque<Piece> ahead;
    private long lacking;
    private long within;
    private int vain;
    private long sent;
    private boolean begun;
    private boolean over;

    BodyPump(AssetBody body, Chunks chunks, Executor threads) {
        this.body = body;
        this.bytes = body.served().bytes();
        this.chunks = chunks;
        this.threads = threads;
        this.outlet = new Outlet(body.connection());
        this.ahead = new ArrayDeque<>(body.pieces());
        this.lacking = Piece.ofObjects(body.pieces());
    }

    @Override
    public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
        outlet.open(subscriber);
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        demand.getAndUpdate(wanted -> wanted + n < 0 ? Long.MAX_VALUE : wanted + n);
        wake();
    }

    @Override
    public void cancel() {
        outlet.cancel();
        wake();
    }

    private void wake() {
        if (wakeUps.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    private void drain() {
        int seen = wakeUps.get();
        while (seen != 0) {
            try {
                pump();
            } catch (BytesLost | PortFailure lost) {
                LOG.warn(
                        "answer cut off: object={} why={}",
                        body.served().object().id(),
                        lost.getMessage());
                cut();
            } catch (RuntimeException | Error failure) { // whatever broke, the client is told and others go on
                LOG.error("answer cut off: object={}", body.served().object().id(), failure);
                cut();
            }
            seen = wakeUps.addAndGet(-seen);
        }
    }

    private void pump() {
        while (!over) {
            if (outlet.isCancelled()) {
                finish(Ending.LEFT);
                return;
            }
            skipWhatIsSent();
            Piece piece = ahead.peek();
            if (piece == null) {
                finish(Ending.WHOLE);
                outlet.complete();
                return;
            }
            if (demand.get() == 0 || !advance(piece)) {
                return;
            }
        }
    }

    /// Sends some of `piece`, or arranges to be woken when that is possible.
    private boolean advance(Piece piece) {
        switch (piece) {
            case Piece.Text(var ascii) -> send(chunks.ofText(ascii));
            case Piece.OfObject(var slice) -> {
                long position = slice.offset() + within;
                long readable = bytes.readable(position);
                if (readable == 0) {
                    park(position);
                    return false;
                }
                ReadBuffer chunk = chunks.ofObject(bytes, position, most(Math.min(readable, slice.length() - within)));
                if (chunk.readable() == 0) {
                    chunk.close();
                    return seekAgain();
                }
                vain = 0;
                lacking -= chunk.readable();
                send(chunk);
                observeFirst();
            }
        }
        return true;
    }

    /// Whoever has the last byte has the answer: it stays until the others are taken and still believed.
    private long most(long length) {
        return length == lacking && length > 1 && bytes.isUnproven() ? length - 1 : length;
    }

    /// Asks to be called, once however often the connection asks for more meanwhile.
    private void park(long position) {
        if (!parked) {
            parked = true;
            bytes.whenReadable(position, () -> {
                parked = false;
                wake();
            });
        }
    }

    private void send(ReadBuffer chunk) {
        int length = chunk.readable();
        within += length;
        sent += length;
        demand.getAndUpdate(wanted -> wanted == Long.MAX_VALUE ? wanted : wanted - 1);
        outlet.send(chunk);
    }

    /// What was readable may have to be fetched again; that it ends so every time is a bug.
    private boolean seekAgain() {
        if (++vain > MOST_IN_VAIN) {
            throw new IllegalStateException("bytes said to be readable cannot be read");
        }
        return true;
    }

    private void skipWhatIsSent() {
        while (!ahead.isEmpty() && within >= ahead.element().length()) {
            within -= ahead.remove().length();
        }
    }

    private void observeFirst() {
        if (!begun) {
            begun = true;
            body.observation().firstByte();
        }
    }

    private void cut() {
        try {
            finish(Ending.CUT);
        } finally {
            outlet.cut();
        }
    }

    private void finish(Ending ending) {
        if (!over) {
            over = true;
            bytes.close();
            Optional<Freshness> freshness = Optional.of(body.served().freshness());
            body.observation().end(new Summary(body.status(), freshness, sent, ending));
        }
    }
}
