package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;

/// Has what has come of a fill forced to the disk now and then, so that a crash loses little. Only who ends the fill
/// waits for it. A disk that refuses is heard of again when the object is committed. For the thread of the fill.
final class Forcing {

    private static final long AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long AFTER_BYTES = 64L << 20;

    private final Fill fill;
    private final Intake intake;
    private final Workers workers;
    private CountDownLatch underWay = new CountDownLatch(0);
    private long since = System.nanoTime();

    Forcing(Fill fill, Intake intake, Workers workers) {
        this.fill = fill;
        this.intake = intake;
        this.workers = workers;
    }

    /// @param now nanoseconds of [System#nanoTime()]
    void look(long now) {
        long bytes = intake.unforced();
        boolean due = bytes >= AFTER_BYTES || (bytes > 0 && now - since >= AFTER_NANOS);
        if (due && underWay.getCount() == 0) {
            since = now;
            CountDownLatch over = new CountDownLatch(1);
            underWay = over;
            workers.start(() -> force(bytes, over), _ -> over.countDown());
        }
    }

    /// Waits for the one under way, if any; an interrupt stays.
    void end() {
        boolean interrupted = false;
        while (underWay.getCount() > 0) {
            try {
                underWay.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void force(long bytes, CountDownLatch over) {
        try {
            fill.force();
            intake.forced(bytes);
        } catch (CacheFailure _) {
            return;
        } finally {
            over.countDown();
        }
    }
}
