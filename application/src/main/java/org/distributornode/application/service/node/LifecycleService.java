package org.distributornode.application.service.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.distributornode.application.port.node.PublicDoor;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.node.NodeLifecycle;

/// Opens and closes the public door, and knows when the node has begun to end. Safe for use by any thread; one call
/// waits for another only while the door moves.
public final class LifecycleService implements StartPublicApi, StopPublicApi, ShutDownNode {

    private final PublicDoor door;
    private final Events events;
    private final InstantSource clock;
    private final Runnable end;
    private final ReentrantLock moving = new ReentrantLock();
    private volatile NodeLifecycle now = NodeLifecycle.STARTING;

    /// @param end ends the node in order and calls [#beginEnd()] for that; returns at once
    public LifecycleService(PublicDoor door, Events events, InstantSource clock, Runnable end) {
        this.door = door;
        this.events = events;
        this.clock = clock;
        this.end = end;
    }

    public NodeLifecycle now() {
        return now;
    }

    /// Opens the door for the first time.
    ///
    /// Throws a `DoorFailure` if the port cannot be opened.
    ///
    /// @throws IllegalStateException if it was called before, or the node is ending
    public void begin(String version) {
        moving.lock();
        try {
            if (now != NodeLifecycle.STARTING) {
                throw new IllegalStateException("the node is " + now);
            }
            door.open();
            become(NodeLifecycle.SERVING, at -> new NodeEvent.NodeStarted(at, version));
        } finally {
            moving.unlock();
        }
    }

    /// Not before the node has begun: the door then opens by itself.
    @Override
    public StartPublicApi.Outcome start() {
        moving.lock();
        try {
            return switch (now) {
                case STARTING, SERVING -> StartPublicApi.Outcome.ALREADY_STARTED;
                case STOPPED -> {
                    door.open();
                    become(NodeLifecycle.SERVING, NodeEvent.PublicApiStarted::new);
                    yield StartPublicApi.Outcome.STARTED;
                }
                case ENDING -> StartPublicApi.Outcome.ENDING;
            };
        } finally {
            moving.unlock();
        }
    }

    @Override
    public StopPublicApi.Outcome stop() {
        moving.lock();
        try {
            if (now != NodeLifecycle.SERVING) {
                return StopPublicApi.Outcome.ALREADY_STOPPED;
            }
            door.close();
            become(NodeLifecycle.STOPPED, NodeEvent.PublicApiStopped::new);
            return StopPublicApi.Outcome.STOPPED;
        } finally {
            moving.unlock();
        }
    }

    @Override
    public ShutDownNode.Outcome shutDown() {
        if (!beginEnd()) {
            return ShutDownNode.Outcome.ALREADY_ENDING;
        }
        end.run();
        return ShutDownNode.Outcome.ENDING;
    }

    /// From now on the node ends and the door opens no more. It is not closed by this.
    ///
    /// @return false if the node was ending already
    public boolean beginEnd() {
        moving.lock();
        try {
            if (now == NodeLifecycle.STARTING) {
                now = NodeLifecycle.ENDING; // nothing has begun, so nothing is told to have ended
                return true;
            }
            boolean begins = now.mayBecome(NodeLifecycle.ENDING);
            if (begins) {
                become(NodeLifecycle.ENDING, NodeEvent.NodeEnding::new);
            }
            return begins;
        } finally {
            moving.unlock();
        }
    }

    private void become(NodeLifecycle next, Function<Instant, NodeEvent> event) {
        if (!now.mayBecome(next)) {
            throw new IllegalStateException("the node is " + now + " and cannot become " + next);
        }
        now = next;
        events.record(event.apply(clock.instant()));
    }
}
