package org.distributornode.application.service.asset;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A lock, and what is done by whoever holds it. May be taken again by its holder.
final class Mutex {

    private final ReentrantLock lock = new ReentrantLock();

    /// To wait for what another holder does.
    Condition condition() {
        return lock.newCondition();
    }

    void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does nothing if another thread holds it.
    void tryRun(Runnable work) {
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
