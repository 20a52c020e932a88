package org.distributornode.adapters.storage.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Cuts a connection once its reader has waited too long at a stretch, however many bytes trickled in meanwhile that
/// were of no use to it. One timer serves all waits, and is set again as it runs out. Safe for use by any thread.
final class IdleWatch {

    private final Lifeline line;
    private final long mostNanos;
    private CompletableFuture<Void> timer = new CompletableFuture<>();
    private long since;
    private boolean waiting;
    private boolean closed;
    private boolean late;

    /// @param mostNanos how long one wait may last
    IdleWatch(Lifeline line, long mostNanos) {
        this.line = line;
        this.mostNanos = mostNanos;
        set(mostNanos);
    }

    /// A wait begins.
    synchronized void begin() {
        since = System.nanoTime();
        waiting = true;
    }

    /// The wait is over.
    synchronized void end() {
        waiting = false;
    }

    /// Whether a wait took too long.
    synchronized boolean isLate() {
        return late;
    }

    /// Ends the watch.
    ///
    /// @return false if a wait took too long, so that the connection has been cut
    synchronized boolean close() {
        closed = true;
        timer.complete(null);
        return !late;
    }

    private void set(long nanos) {
        timer = new CompletableFuture<>();
        var _ = timer.orTimeout(nanos, TimeUnit.NANOSECONDS).whenComplete((_, why) -> {
            if (why instanceof TimeoutException) {
                runOut();
            }
        });
    }

    private synchronized void runOut() {
        if (closed) {
            return;
        }
        long left = waiting ? since + mostNanos - System.nanoTime() : mostNanos;
        if (left > 0) {
            set(left);
        } else {
            late = true;
            line.cut();
        }
    }
}
