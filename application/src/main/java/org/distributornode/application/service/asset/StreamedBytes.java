package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// One answer's bytes on their way through. Read in order; a read elsewhere begins a new stream there.
final class StreamedBytes implements AssetBytes {

    private final long size;
    private final Executor threads;
    private final Pumps pumps;
    private StreamPump pump;
    private @Nullable Runnable waiter;
    private boolean closed;

    /// Makes streams, to be run by whoever asked for them.
    @FunctionalInterface
    interface Pumps {
        StreamPump from(long position, Runnable onChange);
    }

    /// @param size of the whole object
    StreamedBytes(long size, long start, Executor threads, Pumps pumps) {
        this.size = size;
        this.threads = threads;
        this.pumps = pumps;
        this.pump = pumps.from(start, this::wake);
        threads.execute(pump);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized long readable(long position) {
        return at(position).readable();
    }

    @Override
    public synchronized int read(long position, ByteBuffer into) {
        return at(position).read(into);
    }

    @Override
    public synchronized long arrived() {
        return pump.arrived();
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        synchronized (this) {
            waiter = action;
        }
        wake();
    }

    @Override
    public synchronized Optional<MediaType> mediaType() {
        return pump.mediaType();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiter = null;
        pump.close();
    }

    private StreamPump at(long position) {
        if (pump.position() != position && !closed) {
            pump.close();
            pump = pumps.from(position, this::wake);
            threads.execute(pump);
        }
        return pump;
    }

    private void wake() {
        Runnable due;
        synchronized (this) {
            due = isWorthAsking() ? waiter : null;
            if (due != null) {
                waiter = null;
            }
        }
        if (due != null) {
            due.run();
        }
    }

    private boolean isWorthAsking() {
        try {
            return pump.readable() > 0;
        } catch (BytesLost _) {
            return true;
        }
    }
}
