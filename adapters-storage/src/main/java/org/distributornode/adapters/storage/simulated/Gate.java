package org.distributornode.adapters.storage.simulated;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds up whoever comes to it until somebody opens it, and tells when the first one has come. Opened once, it stays
/// open.
public final class Gate {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);

    private Gate() {}

    public static Gate shut() {
        return new Gate();
    }

    public void open() {
        opened.countDown();
    }

    /// Waits until somebody stands before the gate or has passed it.
    ///
    /// @throws IllegalStateException if nobody comes in that time
    public void awaitArrival(Duration atMost) throws InterruptedException {
        if (!reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody came to the gate within " + atMost);
        }
    }

    void pass() throws InterruptedException {
        reached.countDown();
        opened.await();
    }
}
