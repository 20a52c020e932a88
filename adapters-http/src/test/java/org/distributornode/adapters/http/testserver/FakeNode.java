package org.distributornode.adapters.http.testserver;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;
import org.jspecify.annotations.Nullable;

/// A node's life as its operator sees it.
public final class FakeNode implements CheckReadiness {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicReference<@Nullable RuntimeException> problem = new AtomicReference<>();

    public boolean isOpen() {
        return open.get();
    }

    /// @param failure what comes of the next starts
    public void failToStart(RuntimeException failure) {
        problem.set(failure);
    }

    /// As it was at first.
    public void renew() {
        open.set(true);
        ending.set(false);
        problem.set(null);
    }

    StopPublicApi.Outcome stop() {
        return open.compareAndSet(true, false) ? StopPublicApi.Outcome.STOPPED : StopPublicApi.Outcome.ALREADY_STOPPED;
    }

    StartPublicApi.Outcome start() {
        RuntimeException failure = problem.get();
        if (failure != null) {
            throw failure;
        }
        if (ending.get()) {
            return StartPublicApi.Outcome.ENDING;
        }
        return open.compareAndSet(false, true)
                ? StartPublicApi.Outcome.STARTED
                : StartPublicApi.Outcome.ALREADY_STARTED;
    }

    ShutDownNode.Outcome shutDown() {
        return ending.compareAndSet(false, true) ? ShutDownNode.Outcome.ENDING : ShutDownNode.Outcome.ALREADY_ENDING;
    }

    @Override
    public Set<Obstacle> check() {
        return open.get() ? Set.of() : EnumSet.of(Obstacle.STOPPED);
    }
}
