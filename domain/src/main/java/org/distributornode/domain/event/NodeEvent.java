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

    /// An operator changed a setting, or took the change back.
    ///
    /// @param setting the name of the configuration key it stands for
    /// @param before what ruled until now, as an operator would write it; empty if nothing
    /// @param after what rules now
    record SettingChanged(Instant at, String setting, String before, String after) implements NodeEvent {}

    /// The public API takes no more requests.
    record PublicApiStopped(Instant at) implements NodeEvent {}

    /// The public API takes requests.
    record PublicApiStarted(Instant at) implements NodeEvent {}

    /// The node serves.
    record NodeStarted(Instant at, String version) implements NodeEvent {}

    /// The node has begun to end.
    record NodeEnding(Instant at) implements NodeEvent {}

    /// What is held has come to pass the mark below the limit.
    ///
    /// @param used bytes held and reserved
    /// @param limit the budget in bytes
    record StorageMarkPassed(Instant at, long used, long limit) implements NodeEvent {}

    /// The network confirmed so little of what is held that nothing was changed.
    ///
    /// @param held objects that are held
    /// @param confirmed those of them that the network says are ours
    record AssignmentDoubted(Instant at, long held, long confirmed) implements NodeEvent {}

    /// An operator forbade an object.
    ///
    /// @param reason as the operator gave it
    record ObjectDenied(Instant at, DataObjectId id, String reason) implements NodeEvent {}

    /// An operator allowed a forbidden object again.
    record ObjectAllowed(Instant at, DataObjectId id) implements NodeEvent {}

    /// A held object is not evicted from now on.
    record ObjectPinned(Instant at, DataObjectId id) implements NodeEvent {}

    /// An object may be evicted again.
    record ObjectUnpinned(Instant at, DataObjectId id) implements NodeEvent {}

    /// Groups of a held object that were not right any more were replaced.
    record ObjectHealed(Instant at, DataObjectId id, long groups) implements NodeEvent {}

    /// All that is held was read again and compared with its proofs.
    ///
    /// @param objects that were looked at
    /// @param bytes that were read
    /// @param groupsBad groups that were found wrong
    /// @param groupsHealed those of them that are right again
    /// @param dropped objects that could not be healed
    record ScrubEnded(Instant at, long objects, long bytes, long groupsBad, long groupsHealed, long dropped)
            implements NodeEvent {}

    enum DropReason {
        /// Its file is gone or has another size.
        MISSING,
        /// Its file cannot be read.
        UNREADABLE,
        /// Its bytes are not those of its content hash.
        DAMAGED,
        /// The network knows it no longer.
        GONE,
        /// The network gives it to others.
        NOT_ASSIGNED,
        /// An operator forbade it.
        DENIED,
        /// An operator purged it.
        PURGED
    }
}
