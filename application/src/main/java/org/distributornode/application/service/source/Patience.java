package org.distributornode.application.service.source;

import java.util.concurrent.atomic.AtomicLong;

/// How long one object may take: all its sources together may let it wait for so long until one sends, and the whole
/// of it has its time, too. Times are nanoseconds. Safe for use by any thread.
final class Patience {

    private final Fetching.Limits limits;
    private final AtomicLong left;
    private final long finishBy;

    Patience(Fetching.Limits limits) {
        this.limits = limits;
        this.left = new AtomicLong(limits.answerWithin().toNanos());
        this.finishBy = System.nanoTime() + limits.finishWithin().toNanos();
    }

    /// How long may still be waited; not positive once it is over.
    long left() {
        return Math.min(left.get(), finishBy - System.nanoTime());
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
        return System.nanoTime() - finishBy >= 0;
    }
}
