package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.proving.Pace;

/// Keeps to a rate, and stands still while clients wait for bytes; not for ever, so that sources do not give it up.
public final class ViewersFirst implements Courtesy {

    private static final Duration LOOKED_EVERY = Duration.ofMillis(50);

    /// So often it looks before it takes a little all the same.
    private static final int MOST_LOOKS = 20;

    private final Pace pace;
    private final BooleanSupplier waiting;
    private final Pause pause;

    /// @param pace what all share that nobody waits for
    /// @param waiting whether some client waits for bytes
    public ViewersFirst(Pace pace, BooleanSupplier waiting, Pause pause) {
        this.pace = pace;
        this.waiting = waiting;
        this.pause = pause;
    }

    @Override
    public void came(int bytes) throws InterruptedException {
        pace.take(bytes);
        for (int look = 0; look < MOST_LOOKS && waiting.getAsBoolean(); look++) {
            pause.take(LOOKED_EVERY);
        }
    }
}
