package org.distributornode.application.testkit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.port.node.PublicDoor;

/// A door without a port.
public final class FakeDoor implements PublicDoor {

    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean taken;
    private volatile boolean open;

    /// Whether somebody else has the port.
    public FakeDoor taken(boolean byOthers) {
        taken = byOthers;
        return this;
    }

    /// Somebody comes in and is answered until the returned task is run.
    ///
    /// @throws IllegalStateException if the door is closed
    public Runnable enter() {
        if (!open) {
            throw new IllegalStateException("closed");
        }
        busy.incrementAndGet();
        return busy::decrementAndGet;
    }

    /// How many are being answered.
    public int busy() {
        return busy.get();
    }

    @Override
    public synchronized void open() {
        if (taken && !open) {
            throw new DoorFailure("The port is taken.", new IOException("taken"));
        }
        open = true;
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
