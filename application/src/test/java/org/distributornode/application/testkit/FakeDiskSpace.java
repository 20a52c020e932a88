package org.distributornode.application.testkit;

import java.util.function.LongSupplier;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.DiskSpace;

/// A disk that others fill as the test tells them to.
public final class FakeDiskSpace implements DiskSpace {

    private final long total;
    private final LongSupplier ours;
    private long others;
    private boolean away;

    /// @param ours bytes that this node has on it
    public FakeDiskSpace(long total, LongSupplier ours) {
        this.total = total;
        this.ours = ours;
    }

    /// How many bytes others have on it from now on.
    public synchronized void othersTake(long bytes) {
        others = bytes;
    }

    /// From now on it tells nothing.
    public synchronized void goAway() {
        away = true;
    }

    @Override
    public synchronized Space measure() {
        if (away) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "the fake disk is away");
        }
        return new Space(total, Math.max(0, total - others - ours.getAsLong()));
    }
}
