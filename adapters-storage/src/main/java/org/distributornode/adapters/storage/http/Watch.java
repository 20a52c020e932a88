package org.distributornode.adapters.storage.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Cuts a connection unless what is done over it ends in time.
final class Watch implements AutoCloseable {

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean late;

    Watch(Lifeline line, long nanos) {
        var _ = ended.orTimeout(Math.max(0, nanos), TimeUnit.NANOSECONDS).whenComplete((_, why) -> {
            if (why instanceof TimeoutException) {
                late = true;
                line.cut();
            }
        });
    }

    /// Whether it was too late.
    boolean isLate() {
        return late;
    }

    @Override
    public void close() {
        ended.complete(null);
    }
}
