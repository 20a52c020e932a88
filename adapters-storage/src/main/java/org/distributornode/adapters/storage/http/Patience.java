package org.distributornode.adapters.storage.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// Bounds what has no time limit of its own, such as looking up a name.
final class Patience {

    private Patience() {}

    /// What `work` gives, which runs on a thread of its own and is left alone if it takes too long.
    ///
    /// @param target for messages
    /// @throws OriginFailure that of `work`, or TIMED_OUT, or CUT_SHORT if interrupted
    static <T> T await(URI target, long nanos, Supplier<T> work) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work, task -> Thread.startVirtualThread(task));
        try {
            return result.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw Failures.timedOut(Targets.nameOf(target));
        } catch (InterruptedException e) {
            throw Failures.interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OriginFailure failure) {
                throw failure;
            }
            throw new OriginFailure(Kind.UNREACHABLE, Targets.nameOf(target) + " cannot be looked up", e);
        }
    }
}
