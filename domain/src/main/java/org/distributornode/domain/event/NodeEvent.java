package org.distributornode.domain.event;

import java.time.Instant;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Something that happened to this node and is worth remembering.
public sealed interface NodeEvent {

    /// When it happened.
    Instant at();

    /// An object is held from now on: whole, proven, on disk.
    record ObjectCached(Instant at, DataObject object, MediaType mediaType) implements NodeEvent {}

    /// An object made room for another.
    record ObjectEvicted(Instant at, DataObjectId id, long size) implements NodeEvent {}

    /// An object is no longer held, for another reason than room.
    record ObjectDropped(Instant at, DataObjectId id, DropReason reason) implements NodeEvent {}

    /// A source sent bytes that are not the object's; it is not asked for this object again.
    ///
    /// @param source address of the source, without credentials
    record ObjectRejected(Instant at, DataObjectId id, String source) implements NodeEvent {}

    /// A fill ended without an object.
    ///
    /// @param reason a short phrase without addresses
    record FillFailed(Instant at, DataObjectId id, String reason) implements NodeEvent {}

    enum DropReason {
        /// Its file is gone or has another size.
        MISSING,
        /// Its file cannot be read.
        UNREADABLE
    }
}
