package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;

/// Has what has come of a fill forced to the disk now and then, so that a crash loses little; nobody waits for it.
/// A disk that refuses is heard of again when the object is committed.
final class Forcing {

    private static final long AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long AFTER_BYTES = 64L << 20;

    private final Fill fill;
    private final Intake intake;
    private final Legs legs;
    private final Workers workers;
    private final AtomicBoolean running = new AtomicBoolean();
    private long since = System.nanoTime();

    /// @param legs end only when this has ended
    Forcing(Fill fill, Intake intake, Legs legs, Workers workers) {
        this.fill = fill;
        this.intake = intake;
        this.legs = legs;
        this.workers = workers;
    }

    /// @param now nanoseconds of [System#nanoTime()]
    void look(long now) {
        long bytes = intake.unforced();
        boolean due = bytes >= AFTER_BYTES || (bytes > 0 && now - since >= AFTER_NANOS);
        if (due && running.compareAndSet(false, true)) {
            since = now;
            legs.begun();
            workers.start(() -> force(bytes), why -> legs.ended(Optional.of(why)));
        }
    }

    private void force(long bytes) {
        try {
            fill.force();
            intake.forced(bytes);
        } catch (CacheFailure _) {
            return;
        } finally {
            running.set(false);
            legs.ended(Optional.empty());
        }
    }
}
