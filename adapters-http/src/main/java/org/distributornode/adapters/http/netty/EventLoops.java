package org.distributornode.adapters.http.netty;

import io.netty.util.concurrent.FastThreadLocalThread;

/// The threads that serve connections, each many at a time.
public final class EventLoops {

    private EventLoops() {}

    /// Whether the current thread is one of them, so that it must not wait for anything.
    public static boolean isHere() {
        return Thread.currentThread() instanceof FastThreadLocalThread;
    }
}
