package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// How long one object may take: all its sources together may let it wait for so long until one sends, and the whole
/// of it has its time, too, which stands still while it makes way for others. Times are nanoseconds. Safe for use by
/// any thread.
public final class Patience {

    private final Fetching.Limits limits;
    private final AtomicLong left;
    private final LongSupplier nanoTime;
    private long finishBy;
    private int holding;
    private long heldSince;

    Patience(Fetching.Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.left = new AtomicLong(limits.answerWithin().toNanos());
        this.finishBy = nanoTime.getAsLong() + limits.finishWithin().toNanos();
    }

    /// Bytes of the object make way for others, until this is closed.
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// They do so from now on.
    public synchronized Held hold() {
        heldSince = holding == 0 ? nanoTime.getAsLong() : heldSince;
        holding++;
        return this::goOn;
    }

    private synchronized void goOn() {
        holding--;
        finishBy += holding == 0 ? nanoTime.getAsLong() - heldSince : 0;
    }

    private synchronized long untilLate() {
        return finishBy - (holding == 0 ? nanoTime.getAsLong() : heldSince);
    }

    /// How long may still be waited; not positive once it is over.
    long left() {
        return Math.min(left.get(), untilLate());
    }

    /// How long all sources together may let one wait for an answer.
    public Duration answerWithin() {
        return limits.answerWithin();
    }

    void waited(long nanos) {
        left.addAndGet(-nanos);
    }

    /// A source sends.
    void renew() {
        left.set(limits.answerWithin().toNanos());
    }

    /// Whether the time for the whole object has passed.
    boolean isLate() {
        return untilLate() <= 0;
    }
}
