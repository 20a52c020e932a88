package org.distributornode.adapters.http.netty.hit;

import org.distributornode.application.bytes.AssetBytes;

/// Whence the bytes of one answer come that its file does not give.
public interface AnswerBytes extends AutoCloseable {

    /// Which object they are of, for the log.
    Object object();

    /// Whether not one byte more may leave. Looks at memory alone.
    boolean isForbidden();

    /// Whether they come in while they are sent: each stretch of the file is to be taken first.
    default boolean isComing() {
        return false;
    }

    /// The same bytes by another way, or from a file that was healed; the same at each call, and by one thread at
    /// a time. May wait, unless the bytes come in.
    ///
    /// @throws org.distributornode.application.bytes.BytesLost if there are none
    AssetBytes reading();

    /// Called once, on an event loop.
    @Override
    void close();
}
