package org.distributornode.application.testkit;

import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.takeover.ReferenceState;

/// A state that outlives those who use it, and fails on demand.
public final class InMemoryReferenceState implements ReferenceState {

    private static final int KILOBYTE = 1024;

    private Reading kept = new Reading.Absent();
    private int writings;
    private Standing standing = Standing.UNSEEN;
    private boolean failing;

    /// What another node has left.
    public synchronized void leave(Reading reading) {
        kept = reading;
        writings++;
        standing = Standing.UNSEEN;
    }

    /// Whether writing fails from now on.
    public synchronized void fail(boolean now) {
        failing = now;
    }

    @Override
    public synchronized Reading read() {
        return kept;
    }

    @Override
    public synchronized void write(List<Listed> objects) {
        if (failing) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "told to fail");
        }
        leave(new Reading.Read(
                objects.stream().map(InMemoryReferenceState::rounded).toList()));
    }

    @Override
    public synchronized String stamp() {
        return writings == 0 ? "" : Integer.toString(writings);
    }

    @Override
    public synchronized void remember(Standing now) {
        standing = now;
    }

    @Override
    public synchronized Standing standing() {
        return standing;
    }

    private static Listed rounded(Listed object) {
        long size = Math.ceilDiv(object.size(), KILOBYTE) * KILOBYTE;
        return new Listed(object.id(), size, object.popularity(), object.lastAccess(), object.mediaType());
    }
}
