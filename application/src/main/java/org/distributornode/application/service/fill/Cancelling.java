package org.distributornode.application.service.fill;

import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.jspecify.annotations.Nullable;

/// How a leg is ended by others, whatever it waits for. Safe for use by any thread.
final class Cancelling {

    private @Nullable Transfer transfer;
    private @Nullable Thread thread;
    private boolean keeping;
    private volatile boolean cancelled;

    boolean isCancelled() {
        return cancelled;
    }

    /// The calling thread is what is interrupted from now on.
    synchronized void enter() throws InterruptedException {
        throwIfCancelled();
        thread = Thread.currentThread();
    }

    /// This is what is closed.
    synchronized void begun(Transfer open) throws InterruptedException {
        throwIfCancelled();
        transfer = open;
    }

    /// Whether bytes are being kept: that is not interrupted.
    synchronized void keeping(boolean now) {
        keeping = now;
    }

    synchronized void leave() {
        thread = null;
        transfer = null;
    }

    synchronized void cancel() {
        cancelled = true;
        if (transfer != null) {
            transfer.close();
        }
        if (thread != null && !keeping) {
            thread.interrupt();
        }
    }

    private void throwIfCancelled() throws InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
    }
}
