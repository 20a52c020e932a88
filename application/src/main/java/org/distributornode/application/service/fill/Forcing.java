package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.concurrent.Semaphore;
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
    private final Semaphore turn = new Semaphore(1);
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
        if (due && turn.tryAcquire()) {
            since = now;
            workers.start(() -> force(bytes), _ -> turn.release());
        }
    }

    /// Waits for the one under way, if any; an interrupt stays.
    void end() {
        turn.acquireUninterruptibly();
        turn.release();
    }

    private void force(long bytes) {
        try {
            fill.force();
            intake.forced(bytes);
        } catch (CacheFailure _) {
            return;
        } finally {
            turn.release();
        }
    }
}
