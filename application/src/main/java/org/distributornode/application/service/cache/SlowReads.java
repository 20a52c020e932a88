package org.distributornode.application.service.cache;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;

/// Notes when the disk has let a client wait for bytes of a held object. Safe for use by any thread.
public final class SlowReads {

    /// What lies in memory takes less.
    private static final long SLOW_NANOS = Duration.ofMillis(2).toNanos();

    private static final long RECENT_NANOS = Duration.ofMillis(100).toNanos();

    private final LongSupplier nanoTime;
    private volatile long last;

    /// @param nanoTime as [System#nanoTime()]
    public SlowReads(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - 2 * RECENT_NANOS;
    }

    /// Whether one ended within the last tenth of a second that took longer than memory does.
    public boolean isAnyRecent() {
        return nanoTime.getAsLong() - last < RECENT_NANOS;
    }

    /// The same bytes, whose reads are looked at.
    ///
    /// @param bytes closed with what is returned
    public ObjectBytes watch(ObjectBytes bytes) {
        return new Watched(bytes);
    }

    private final class Watched implements ObjectBytes {

        private final ObjectBytes bytes;

        Watched(ObjectBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int read(long position, ByteBuffer into) {
            long begun = nanoTime.getAsLong();
            try {
                return bytes.read(position, into);
            } finally {
                long ended = nanoTime.getAsLong();
                if (ended - begun >= SLOW_NANOS) {
                    last = ended;
                }
            }
        }

        @Override
        public Optional<ObjectFile> file() {
            return bytes.file();
        }

        @Override
        public boolean isSeen(long position, long length) {
            return bytes.isSeen(position, length);
        }

        @Override
        public void doubt(long position, long length) {
            bytes.doubt(position, length);
        }

        @Override
        public void close() {
            bytes.close();
        }
    }
}
