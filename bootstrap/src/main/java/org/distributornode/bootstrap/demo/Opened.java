package org.distributornode.bootstrap.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened so far; closes it in reverse order, once. Safe for use by many threads, so that the demo can be
/// ended while it starts.
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean closed;

    /// Takes charge of `thing` and returns it.
    ///
    /// @throws Ending if all has been closed already; `thing` is closed too then
    synchronized <T extends AutoCloseable> T add(T thing) {
        if (closed) {
            close(thing);
            throw new Ending();
        }
        things.push(thing);
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!things.isEmpty()) {
            close(things.pop());
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            LOG.warn("A part of the demo did not end cleanly", e);
        }
    }

    /// Somebody ends the demo while it starts.
    static final class Ending extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
