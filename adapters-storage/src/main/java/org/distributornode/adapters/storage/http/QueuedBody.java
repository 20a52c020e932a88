package org.distributornode.adapters.storage.http;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.jspecify.annotations.Nullable;

/// Hands the body of an answer from the HTTP client's threads to one that waits for it. At most a few reads are in
/// flight: who takes slowly is sent slowly. Nothing is read before the first bytes are asked for.
final class QueuedBody implements HttpResponse.BodySubscriber<QueuedBody> {

    private static final int READS_IN_FLIGHT = 8;

    private final String target;
    private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable Throwable failure;
    private int inFlight;
    private boolean ended;
    private boolean closed;

    /// @param target for messages
    QueuedBody(String target) {
        this.target = target;
    }

    @Override
    public CompletionStage<QueuedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        synchronized (this) {
            subscription = newSubscription;
            notifyAll();
            if (!closed) {
                return;
            }
        }
        newSubscription.cancel();
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        inFlight--;
        buffers.stream().filter(ByteBuffer::hasRemaining).forEach(arrived::add);
        notifyAll();
    }

    @Override
    public synchronized void onError(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    @Override
    public synchronized void onComplete() {
        ended = true;
        notifyAll();
    }

    /// The next bytes, or empty at the end.
    ///
    /// @throws OriginFailure TIMED_OUT if none come within `nanos`, CUT_SHORT if they break off or
    ///     the body is closed
    Optional<ByteBuffer> take(long nanos) {
        try {
            return await(System.nanoTime() + nanos);
        } catch (InterruptedException e) {
            throw Failures.interrupted(e);
        }
    }

    /// Ends a wait, and the connection unless all has come.
    void close() {
        Optional<Flow.Subscription> toCancel;
        synchronized (this) {
            toCancel = closed || ended ? Optional.empty() : Optional.ofNullable(subscription);
            closed = true;
            arrived.clear();
            notifyAll();
        }
        toCancel.ifPresent(Flow.Subscription::cancel);
    }

    private synchronized Optional<ByteBuffer> await(long end) throws InterruptedException {
        while (true) {
            if (closed) {
                throw new OriginFailure(Kind.CUT_SHORT, target + ": closed");
            }
            ask();
            Optional<ByteBuffer> next = Optional.ofNullable(arrived.poll());
            if (next.isPresent() || ended) {
                return next;
            }
            if (failure != null) {
                throw Failures.withinAnswer(target, failure);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw Failures.timedOut(target);
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }

    private void ask() {
        int wanted = READS_IN_FLIGHT - inFlight - arrived.size();
        if (subscription != null && wanted > 0 && !ended && failure == null) {
            inFlight += wanted;
            subscription.request(wanted);
        }
    }
}
