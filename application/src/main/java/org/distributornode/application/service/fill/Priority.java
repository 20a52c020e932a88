package org.distributornode.application.service.fill;

import java.util.concurrent.TimeUnit;

/// How urgent a leg is, which may change. Safe for use by any thread.
final class Priority implements Courtesy.Rest {

    private volatile Plan.Urgency urgency;
    private volatile boolean paid;

    Priority(Plan.Urgency urgency) {
        this.urgency = urgency;
    }

    Plan.Urgency urgency() {
        return urgency;
    }

    /// @return whether it was another one before
    synchronized boolean set(Plan.Urgency now) {
        boolean changed = urgency != now;
        if (changed) {
            urgency = now;
            notifyAll();
        }
        return changed;
    }

    /// It ends early, and what that costs is paid: its source is not to send still more while others go first.
    synchronized void pay(boolean now) {
        paid = now;
        notifyAll();
    }

    boolean isPaid() {
        return paid;
    }

    /// Whether it waits for nobody.
    boolean isFirst() {
        return paid || urgency == Plan.Urgency.DEMAND;
    }

    /// Whether it may be held back for work of others.
    boolean isAtRest() {
        return urgency == Plan.Urgency.REST && !paid;
    }

    /// Waits for so long, or until somebody wants what the leg brings, or its end is paid.
    @Override
    public synchronized boolean take(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && isAtRest(); left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !isAtRest();
    }
}
