package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Which legs of a fill read: while a more urgent one brings bytes, the less urgent ones wait. Safe for use by any
/// thread.
final class Turns {

    /// A transfer that has been silent for so long takes nobody's turn.
    private static final long IDLE_NANOS = Duration.ofMillis(250).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Supplier<List<Leg>> active;
    private final long longestPause;

    /// @param active the legs that bring bytes; may be called while a lock is held
    /// @param longestPause no longer does one wait for its next bytes
    Turns(Supplier<List<Leg>> active, Duration longestPause) {
        this.active = active;
        this.longestPause = longestPause.toNanos();
    }

    /// Urgencies have changed, or legs have ended.
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits while a more urgent leg is bringing bytes, but not so long that the source would tire of it.
    void await(Leg leg) throws InterruptedException {
        if (leg.priority().isFirst()) {
            return;
        }
        long rest = longestPause;
        lock.lockInterruptibly();
        try {
            while (rest > 0 && !leg.priority().isFirst() && isOutranked(leg)) {
                long most = Math.min(rest, IDLE_NANOS);
                rest -= most - changed.awaitNanos(most);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOutranked(Leg leg) {
        long now = System.nanoTime();
        return active.get().stream()
                .anyMatch(other -> other.urgency().compareTo(leg.urgency()) < 0
                        && other.source().isPresent()
                        && other.silence(now) < IDLE_NANOS);
    }
}
