package org.distributornode.adapters.filesystem.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.domain.event.NodeEvent;

/// Events as the journal writes them, for others who keep events. A payload, once written, can always be read.
public final class EventPayload {

    private EventPayload() {}

    public static byte[] encode(long number, NodeEvent event) {
        return EventCodec.encode(number, event);
    }

    /// The event in `payload`; empty if it is damaged.
    ///
    /// @param where it was found, for the message
    /// @throws CacheFailure if a newer version of the node wrote it
    public static Optional<Recorded> decode(byte[] payload, String where) {
        return EventCodec.decode(ByteBuffer.wrap(payload), where);
    }
}
