package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets time pass.
@FunctionalInterface
public interface Pause {

    void take(Duration length) throws InterruptedException;

    /// As long as it says.
    static Pause real() {
        return length -> {
            boolean _ = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
        };
    }
}
