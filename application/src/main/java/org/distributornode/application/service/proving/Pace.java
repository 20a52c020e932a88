package org.distributornode.application.service.proving;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.distributornode.application.service.fill.Courtesy;

/// How fast work may be that nobody waits for: bytes per second, shared by all who take of it. Safe for use by any
/// thread.
public final class Pace implements Courtesy {

    /// What was not taken while nobody read is forgotten but for this much time.
    private static final long MOST_SAVED = Duration.ofMillis(100).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// As fast as can be.
    public static final Pace UNBOUND = new Pace(Long.MAX_VALUE);

    private final long bytesPerSecond;
    private final LongSupplier nanoTime;
    private final Wait wait;
    private long next;
    private boolean begun;

    /// Waits for so many nanoseconds.
    @FunctionalInterface
    interface Wait {
        void nanos(long nanos) throws InterruptedException;
    }

    public Pace(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime, Pace::await);
    }

    Pace(long bytesPerSecond, LongSupplier nanoTime, Wait wait) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a pace of " + bytesPerSecond + " bytes a second");
        }
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.wait = wait;
    }

    /// Returns when so many bytes may be moved.
    @Override
    public void take(int bytes) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long nanos = book(bytes);
        if (nanos > 0) {
            wait.nanos(nanos);
        }
    }

    @Override
    public void take(int bytes, Rest rest) throws InterruptedException {
        boolean _ = rest.take(book(bytes));
    }

    @Override
    public void end(int bytes) {
        long _ = book(bytes);
    }

    /// How long to wait for these bytes.
    private synchronized long book(int bytes) {
        long now = nanoTime.getAsLong();
        if (!begun || now - MOST_SAVED - next > 0) {
            begun = true;
            next = now - MOST_SAVED;
        }
        long nanos = next - now;
        next += (long) ((double) bytes / bytesPerSecond * SECOND);
        return nanos;
    }

    private static void await(long nanos) throws InterruptedException {
        if (new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody counts this latch down");
        }
    }
}
