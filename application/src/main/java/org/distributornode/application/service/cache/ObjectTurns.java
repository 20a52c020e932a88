package org.distributornode.application.service.cache;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.distributornode.domain.content.DataObjectId;

/// One thread at a time while a file of an object appears or goes; now and then objects share a turn.
final class ObjectTurns {

    private static final int STRIPES = 64;

    private final List<ReentrantLock> stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    void run(DataObjectId id, Runnable task) {
        runAll(List.of(id), task);
    }

    /// Runs `task` in the turns of all these objects.
    void runAll(Collection<DataObjectId> ids, Runnable task) {
        List<ReentrantLock> taken = ids.stream()
                .map(id -> (int) Long.remainderUnsigned(id.bits(), STRIPES))
                .distinct()
                .sorted() // whoever takes several takes them in this order
                .map(stripes::get)
                .toList();
        taken.forEach(ReentrantLock::lock);
        try {
            task.run();
        } finally {
            taken.forEach(ReentrantLock::unlock);
        }
    }
}
