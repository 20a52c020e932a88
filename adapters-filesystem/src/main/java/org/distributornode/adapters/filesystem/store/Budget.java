package org.distributornode.adapters.filesystem.store;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that a store may take. Safe for use by any thread.
final class Budget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    Budget(long limit) {
        this.limit = limit;
    }

    /// Takes so many, if there are so many left.
    boolean take(long bytes) {
        long before;
        do {
            before = used.get();
            if (bytes > limit - before) {
                return false;
            }
        } while (!used.compareAndSet(before, before + bytes));
        return true;
    }

    /// Counts what is there in any case.
    void count(long bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    long limit() {
        return limit;
    }

    long used() {
        return used.get();
    }
}
