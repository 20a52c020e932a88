package org.distributornode.application.service.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.domain.content.DataObjectId;

/// Objects that are being committed, and those who look for one of them meanwhile. Safe for use by any thread.
public final class Commits {

    /// A disk that takes longer is not worth the wait: the object is still on its way in, and all of it is there.
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Map<DataObjectId, CountDownLatch> underWay = new ConcurrentHashMap<>();
    private final Duration patience;

    Commits() {
        this(PATIENCE);
    }

    /// @param patience how long anybody waits for one
    Commits(Duration patience) {
        this.patience = patience;
    }

    /// Ends, well or not, when it is closed.
    public interface UnderWay extends AutoCloseable {
        @Override
        void close();
    }

    /// Only one of an object is under way at a time.
    public UnderWay begin(DataObjectId id) {
        CountDownLatch over = new CountDownLatch(1);
        underWay.put(id, over);
        return () -> {
            underWay.remove(id);
            over.countDown();
        };
    }

    /// Waits for the end of a commit of this object, as long as patience lasts.
    ///
    /// @return false if none is under way, or no longer waited for
    boolean await(DataObjectId id) {
        try {
            return await(Optional.ofNullable(underWay.get(id)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Waits for the end of a commit, whichever it is: what it holds may be evicted then, and its room be had.
    ///
    /// @return as [#await(DataObjectId)]
    public boolean awaitAny() throws InterruptedException {
        return await(underWay.values().stream().findAny());
    }

    private boolean await(Optional<CountDownLatch> over) throws InterruptedException {
        return over.isPresent() && over.get().await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
