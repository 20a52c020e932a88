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

    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Supplier<List<Leg>> active;

    /// @param active the legs that bring bytes; may be called while a lock is held
    Turns(Supplier<List<Leg>> active) {
        this.active = active;
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
        long rest = LONGEST_PAUSE_NANOS;
        lock.lockInterruptibly();
        try {
            while (rest > 0 && !leg.priority().isFirst() && isOutranked(leg)) {
                boolean woken = changed.awaitNanos(IDLE_NANOS) > 0;
                rest = woken ? rest : rest - IDLE_NANOS;
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
