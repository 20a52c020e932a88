package org.distributornode.application.usecase.store;

import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Writes an object piece by piece over many requests. It appears when it is flushed.
public interface AppendObject {

    /// Adds a piece. One that is added once more with the same handle takes the place of the first try.
    ///
    /// @param handle what the call before told; empty for the first piece
    /// @param checksum what the piece is to have; [Checksum#NONE] if nobody knows
    Outcome append(StoreBucket bucket, ObjectName name, String handle, Start start, Checksum checksum);

    /// Makes an object of the pieces. A handle that was flushed gives the same answer again for a while.
    ///
    /// @param checksum what the content is to have; [Checksum#NONE] if nobody knows
    ObjectOutcome flush(StoreBucket bucket, ObjectName name, String handle, Checksum checksum);

    /// What the first piece comes behind.
    enum Start {
        EMPTY,
        /// What the object has by then, if it exists.
        CURRENT
    }

    sealed interface Outcome {

        record Begun(Incoming<Appended> content) implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }

    sealed interface Appended {

        /// @param handle for the next call; opaque, outlives a restart
        record Kept(String handle) implements Appended {}

        record Refused(StoreRefusal why) implements Appended {}
    }
}
