package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.application.bytes.AssetBytes;
import org.jspecify.annotations.Nullable;

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

    /// How many of so many bytes from `position` on are to be taken at once.
    default int atOnce(long position, int length) {
        return length;
    }

    /// Some of the bytes from `position` on out of memory that others are sent from as well, with a reference
    /// for the caller; null if they are to be sent from the file. For bytes that come in and have been taken;
    /// reads no disk.
    ///
    /// @param length at least 1
    default @Nullable ByteBuf shared(OpenObject file, long position, int length) {
        return null;
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
