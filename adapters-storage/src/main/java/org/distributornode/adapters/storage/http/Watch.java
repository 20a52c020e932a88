package org.distributornode.adapters.storage.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Cuts a connection unless what is done over it ends in time.
final class Watch {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Watch(Lifeline line, long nanos) {
        var _ = ended.orTimeout(Math.max(0, nanos), TimeUnit.NANOSECONDS).whenComplete((_, why) -> {
            if (why instanceof TimeoutException) {
                line.cut();
            }
        });
    }

    /// Whether it was too late.
    boolean isLate() {
        return ended.isCompletedExceptionally();
    }

    /// Ends the watch.
    ///
    /// @return false if it was too late, so that the connection is cut or will be at any moment
    boolean close() {
        return ended.complete(null);
    }
}
