package org.distributornode.benchmarks;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The line that all sources share: a token bucket, first come first served. Unlimited until it is given a rate.
final class Uplink {

    /// What may leave at once after a pause, as a time at the full rate.
    static final double CREDIT_SECONDS = 0.1;

    private final ReentrantLock turn = new ReentrantLock(true);
    private double rate = Double.POSITIVE_INFINITY;
    private double credit;
    private long counted = System.nanoTime();

    /// @param bytesPerSecond infinite for no limit
    void limit(double bytesPerSecond) {
        turn.lock();
        try {
            rate = bytesPerSecond;
            credit = bytesPerSecond * CREDIT_SECONDS;
            counted = System.nanoTime();
        } finally {
            turn.unlock();
        }
    }

    /// Returns once so many bytes may leave.
    void take(int bytes) {
        turn.lock();
        try {
            while (!Double.isInfinite(rate)) {
                earn();
                if (credit >= bytes) {
                    credit -= bytes;
                    return;
                }
                LockSupport.parkNanos((long) ((bytes - credit) / rate * 1e9) + 1);
            }
        } finally {
            turn.unlock();
        }
    }

    private void earn() {
        long now = System.nanoTime();
        credit = Math.min(rate * CREDIT_SECONDS, credit + (now - counted) / 1e9 * rate);
        counted = now;
    }
}
