package org.distributornode.application.service.fill;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Has the work of a fill done.
///
/// @param threads runs each task on a thread of its own
record Workers(Executor threads) {

    /// Has work done that has begun, or a leg that was added.
    ///
    /// @param ended told if no thread is to be had, since the node is ending
    void start(Runnable work, Consumer<RuntimeException> ended) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException refused) {
            ended.accept(refused);
        }
    }
}
