package org.distributornode.application.service.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.distributornode.domain.content.DataObjectId;

/// Objects that are being committed, or are about to be as those who are sent them leave, and those who look for one of
/// them meanwhile. Safe for use by any thread.
public final class Commits {

    /// What takes longer is not worth the wait: the object is still on its way in, and all of it is there.
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Map<DataObjectId, Commit> underWay = new ConcurrentHashMap<>();
    private final Duration patience;

    Commits() {
        this(PATIENCE);
    }

    /// @param patience how long anybody waits for one, from its beginning on
    Commits(Duration patience) {
        this.patience = patience;
    }

    /// @param until when nobody waits for it any more, in nanoseconds of [System#nanoTime()]
    private record Commit(CountDownLatch over, long until) {

        void await() throws InterruptedException {
            boolean _ = over.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /// Ends, well or not, when it is closed.
    public interface UnderWay extends AutoCloseable {
        @Override
        void close();
    }

    /// Only one of an object is under way at a time.
    public UnderWay begin(DataObjectId id) {
        CountDownLatch over = new CountDownLatch(1);
        underWay.put(id, new Commit(over, System.nanoTime() + patience.toNanos()));
        return () -> {
            underWay.remove(id);
            over.countDown();
        };
    }

    /// What `look` finds when the commit of this object has ended, if one is under way, or is no longer waited for.
    <T> T after(DataObjectId id, Supplier<T> look) {
        try {
            Optional<Commit> commit = Optional.ofNullable(underWay.get(id));
            if (commit.isPresent()) {
                commit.get().await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return look.get();
    }

    /// One that is under way now, if any: what it holds may be evicted when it has ended, and its room be had.
    public Any any() {
        Optional<Commit> one = underWay.values().stream().findAny();
        return () -> {
            if (one.isPresent()) {
                one.get().over.await();
            }
            return one.isPresent();
        };
    }

    /// A commit, if there was one.
    public interface Any {

        /// Waits for its end, however long that takes.
        ///
        /// @return false if there was none
        boolean await() throws InterruptedException;
    }
}
