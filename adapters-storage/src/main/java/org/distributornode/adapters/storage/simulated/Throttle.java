package org.distributornode.adapters.storage.simulated;

import java.util.concurrent.TimeUnit;

/// Lets bytes through at a steady rate. Used by one thread.
final class Throttle {

    private static final long PARTS_PER_SECOND = 20;

    private final Pause pause = new Pause();
    private final long bytesPerSecond;
    private final long start = System.nanoTime();
    private long passed;

    Throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// How many bytes to let through at a time so that they flow evenly.
    int part(int atMost) {
        return Math.clamp(bytesPerSecond / PARTS_PER_SECOND, 1, atMost);
    }

    /// Waits until `bytes` more may pass.
    void pass(int bytes) throws InterruptedException {
        passed += bytes;
        double due = (double) passed / bytesPerSecond * TimeUnit.SECONDS.toNanos(1);
        pause.last((long) due - (System.nanoTime() - start));
    }
}
