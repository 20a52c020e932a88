package org.distributornode.adapters.storage.querynode;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// How long to wait before another attempt: twice as long each time, and a part of it left to chance, so that nodes do
/// not ask in step.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);

    private final Pause pause;
    private final RandomGenerator chance;

    /// Waits.
    @FunctionalInterface
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    Backoff(Pause pause, RandomGenerator chance) {
        this.pause = pause;
        this.chance = chance;
    }

    static Backoff real() {
        Semaphore nobody = new Semaphore(0);
        return new Backoff(
                time -> {
                    var _ = nobody.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
                },
                RandomGenerator.getDefault());
    }

    /// Waits before attempt number `attempt` (2 is the first that waits).
    ///
    /// @return false if that would take longer than `left`, or the thread is interrupted
    boolean waitBefore(int attempt, Duration left) {
        Duration longest = FIRST.multipliedBy(1L << (attempt - 2));
        Duration time = Duration.ofNanos(chance.nextLong(longest.toNanos() / 2, longest.toNanos()));
        if (time.compareTo(left) >= 0) {
            return false;
        }
        try {
            pause.await(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
