package org.distributornode.adapters.storage.simulated;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A wait of a given length that an interrupt ends.
final class Pause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    void last(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0) {
                left = never.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
