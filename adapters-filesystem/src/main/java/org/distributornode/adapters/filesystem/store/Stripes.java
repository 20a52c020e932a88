package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import org.distributornode.domain.store.ObjectName;

/// Turns at names: one writer at a time for each, and readers that need no turn unless a name changes under them. Now
/// and then names share one.
final class Stripes {

    private static final int COUNT = 1024;

    private final List<StampedLock> locks =
            Stream.generate(StampedLock::new).limit(COUNT).toList();

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /// Reads what belongs together of a name; may do so more than once.
    <T> T read(ObjectName name, Attempt<T> attempt) throws IOException {
        StampedLock lock = locks.get(stripe(name));
        long stamp = lock.tryOptimisticRead();
        if (stamp != 0) {
            T found = attempt.run();
            if (lock.validate(stamp)) {
                return found;
            }
            attempt.undo(found);
        }
        long held = lock.readLock();
        try {
            return attempt.run();
        } finally {
            lock.unlockRead(held);
        }
    }

    /// What a reader does, and how it takes it back.
    interface Attempt<T> {

        T run() throws IOException;

        void undo(T found);
    }

    <T> T write(ObjectName name, Work<T> work) throws IOException {
        return write(stripe(name), work);
    }

    /// Of both names.
    <T> T write(ObjectName one, ObjectName other, Work<T> work) throws IOException {
        int first = Math.min(stripe(one), stripe(other));
        int second = Math.max(stripe(one), stripe(other));
        return first == second ? write(first, work) : write(first, () -> write(second, work));
    }

    private <T> T write(int stripe, Work<T> work) throws IOException {
        StampedLock lock = locks.get(stripe);
        long stamp = lock.writeLock();
        try {
            return work.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private static int stripe(ObjectName name) {
        int hash = name.text().hashCode();
        return (hash ^ (hash >>> 16)) & (COUNT - 1);
    }
}
