package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;
import java.util.function.LongSupplier;

/// A stretch of a file on its way out that was in memory when this was made.
///
/// A client that is slow to take it may have the system give away what has not left yet. A tenth of a second later the
/// stretch ends where it is, so that whoever sends it looks anew before more is sent: [#transferred()] bytes have left.
public abstract class SeenRegion extends DefaultFileRegion {

    private static final long BELIEVED_NANOS = 100_000_000;

    private final LongSupplier nanoTime;
    private final long made;

    /// @param nanoTime as [System#nanoTime()]
    protected SeenRegion(FileChannel file, long offset, long length, LongSupplier nanoTime) {
        super(file, offset, length);
        this.nanoTime = nanoTime;
        this.made = nanoTime.getAsLong();
    }

    /// All of it; or what has left, once it is too old. The transport asks before each time that it sends.
    @Override
    public final long count() {
        return nanoTime.getAsLong() - made < BELIEVED_NANOS ? super.count() : transferred();
    }

    @Override
    protected abstract void deallocate();
}
