package org.distributornode.application.bytes;

import java.time.Duration;

/// The bytes that an answer waits for will not come.
public final class BytesLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause why;
    private final Duration retryAfter;

    public BytesLost(Cause why, Duration retryAfter) {
        super("bytes lost: " + why, null, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    public Cause why() {
        return why;
    }

    /// When asking again has a fair chance.
    public Duration retryAfter() {
        return retryAfter;
    }

    public enum Cause {
        /// No source delivered the object, or none delivered the right bytes.
        NO_SOURCE,
        /// The disk has no room, or cannot be written.
        NO_ROOM,
        /// Too much is under way.
        OVERLOADED,
        /// The node is shutting down.
        STOPPING,
        /// An operator has forbidden the object.
        DENIED,
        /// An operator has purged the object; it may be asked for again.
        PURGED
    }
}
