package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.distributornode.domain.content.DataObjectId;

/// One thread at a time for each object; now and then objects share a turn.
final class IdLocks {

    private static final int STRIPES = 64;

    private final List<ReentrantLock> stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    <T> T call(DataObjectId id, Uninterrupted.Work<T> work) throws IOException {
        ReentrantLock lock = stripes.get((int) Long.remainderUnsigned(id.bits(), STRIPES));
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    void run(DataObjectId id, Uninterrupted.Action work) throws IOException {
        call(id, () -> {
            work.run();
            return true;
        });
    }
}
