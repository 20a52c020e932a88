package org.distributornode.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// An object that the sources hold, and what was asked of them for it.
final class Stored {

    private final long id;
    private final long size;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile long stallAt = Long.MAX_VALUE;
    private volatile CountDownLatch goOn = new CountDownLatch(0);

    Stored(long id, long size) {
        this.id = id;
        this.size = size;
    }

    long id() {
        return id;
    }

    long size() {
        return size;
    }

    /// How often a body was asked for.
    int requests() {
        return requests.get();
    }

    /// Bytes of bodies that sources handed to their sockets.
    long sent() {
        return sent.get();
    }

    void countRequest() {
        requests.incrementAndGet();
    }

    void countSent(int bytes) {
        sent.addAndGet(bytes);
    }

    /// From now on nothing at `position` or behind leaves until [#resume].
    void stall(long position) {
        goOn = new CountDownLatch(1);
        stallAt = position;
    }

    void resume() {
        stallAt = Long.MAX_VALUE;
        goOn.countDown();
    }

    /// How many of `length` bytes at `position` may leave before a stall; waits for its end where that is none.
    int passing(long position, int length) throws InterruptedException {
        if (position >= stallAt) {
            goOn.await();
        }
        return (int) Math.min(length, stallAt - position);
    }
}
