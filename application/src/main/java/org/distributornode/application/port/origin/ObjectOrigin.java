package org.distributornode.application.port.origin;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// Fetches bytes of objects from one source at a time. Blocks; may be called from any thread.
@FunctionalInterface
public interface ObjectOrigin {

    /// Asks `source` for `slice` of `object` and waits for the head of its answer. The caller closes the transfer.
    ///
    /// Interrupting the calling thread ends the wait: CUT_SHORT, and the thread stays interrupted.
    ///
    /// @throws OriginFailure if the source agrees to send neither just these bytes nor the whole object, which one
    ///     does that knows no ranges (RFC 9110 section 14.2)
    Transfer fetch(Source source, DataObject object, ByteSlice slice);

    /// Bytes on their way. Used by one thread at a time; [#close()] may come from any thread and ends a wait.
    interface Transfer extends AutoCloseable {

        /// The bytes that come: those that were asked for, or all of the object.
        ByteSlice slice();

        /// What the source says they are.
        Optional<MediaType> mediaType();

        /// The next bytes, at least one; empty once all of [#slice()] have come. The buffer is the
        /// caller's until the next call, which may fill it anew. An interrupt ends the wait as above.
        ///
        /// @throws OriginFailure if the source stops before, or stalls for longer than is allowed; CUT_SHORT
        ///     once the transfer is closed
        Optional<ByteBuffer> next();

        /// Ends the transfer, finished or not: of one that is not, the source sends no more than is on its
        /// way. A second call does nothing.
        @Override
        void close();
    }
}
