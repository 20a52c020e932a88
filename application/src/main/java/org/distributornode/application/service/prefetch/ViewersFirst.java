package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.proving.Pace;

/// Keeps to a rate, and stands still while clients wait; not for ever, so that sources do not give it up, and a pass
/// over a disk comes to its end though somebody always waits. Safe for use by any thread.
public final class ViewersFirst implements Courtesy {

    private static final Duration LOOKED_EVERY = Duration.ofMillis(50);

    /// So often it looks before it goes on all the same.
    private static final int MOST_LOOKS = 20;

    private final Pace pace;
    private final BooleanSupplier waiting;
    private final Pause pause;
    private final long inSpite;
    private final AtomicLong left = new AtomicLong();

    /// @param pace what all share that nobody waits for
    /// @param waiting whether some client waits
    public ViewersFirst(Pace pace, BooleanSupplier waiting, Pause pause) {
        this(pace, waiting, pause, 0);
    }

    /// @param inSpite bytes that it moves behind those it was asked for, once it has stood still in vain
    public ViewersFirst(Pace pace, BooleanSupplier waiting, Pause pause, long inSpite) {
        this.pace = pace;
        this.waiting = waiting;
        this.pause = pause;
        this.inSpite = inSpite;
    }

    @Override
    public void take(int bytes) throws InterruptedException {
        pace.take(bytes);
        standStill(bytes, nanos -> {
            pause.take(Duration.ofNanos(nanos));
            return false;
        });
    }

    @Override
    public void take(int bytes, Rest rest) throws InterruptedException {
        pace.take(bytes, rest);
        standStill(bytes, rest);
    }

    @Override
    public void end(int bytes) {
        pace.end(bytes);
    }

    private void standStill(int bytes, Rest rest) throws InterruptedException {
        if (left.getAndUpdate(before -> Math.max(0, before - bytes)) > 0) {
            return;
        }
        for (int look = 0; waiting.getAsBoolean(); look++) {
            if (look == MOST_LOOKS) {
                left.set(inSpite);
                return;
            }
            if (rest.take(LOOKED_EVERY.toNanos())) {
                return;
            }
        }
    }
}
