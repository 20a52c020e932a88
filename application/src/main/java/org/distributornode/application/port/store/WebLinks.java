package org.distributornode.application.port.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// Gets what links of the web lead to, as far as this node may go. May be called from any thread; blocks for the
/// network, and ends when its thread is interrupted.
@FunctionalInterface
public interface WebLinks {

    /// Asks for a link, and for wherever that leads.
    ///
    /// @param patience how long all of it may take
    /// @throws org.distributornode.application.port.origin.OriginFailure if there is no answer, or may be none
    Answer open(URI link, Duration patience);

    sealed interface Answer {

        /// @param content the caller closes it
        record Found(Content content) implements Answer {}

        /// It will not be had by asking again.
        ///
        /// @param why the end of a sentence that begins with the link
        record Refused(String why) implements Answer {}
    }

    /// What comes. For one thread.
    interface Content extends AutoCloseable {

        /// In bytes; -1 if nobody knows.
        long size();

        /// What tells this content from another of the same link (RFC 9110 section 8.8.3); empty if nothing does.
        Optional<String> tag();

        /// The next bytes, at least one, or empty at the end. They are the caller's until the next call.
        ///
        /// @throws org.distributornode.application.port.origin.OriginFailure if it breaks off
        Optional<ByteBuffer> next();

        @Override
        void close();
    }
}
