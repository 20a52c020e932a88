package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// How many objects may be on their way in at once. One that somebody waits for makes one give way that nobody reads.
final class FillSlots {

    private final Semaphore free;
    private final Duration within;
    private final Runnable makeWay;
    private final LongAdder refused = new LongAdder();

    /// @param within how long one waits for its turn
    /// @param makeWay lets one give way, if one can
    FillSlots(int atOnce, Duration within, Runnable makeWay) {
        this.free = new Semaphore(atOnce, true);
        this.within = within;
        this.makeWay = makeWay;
    }

    /// @return false if there was no turn in time
    boolean take() throws InterruptedException {
        if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            return true;
        }
        makeWay.run();
        boolean inTime = free.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
        if (!inTime) {
            refused.increment();
        }
        return inTime;
    }

    /// How many have had no turn in time, since the start.
    long refused() {
        return refused.sum();
    }

    void giveBack() {
        free.release();
    }
}
