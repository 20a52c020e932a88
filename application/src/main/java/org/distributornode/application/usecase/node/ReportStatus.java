package org.distributornode.application.usecase.node;

import java.time.Instant;
import java.util.Optional;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.integration.NodeUuid;

/// Tells how the node is, from what it knows already: waits for nobody.
@FunctionalInterface
public interface ReportStatus {

    Status report();

    /// @param id the node's configured name
    /// @param storageLimit budget of the cache in bytes
    /// @param storageUsed bytes held and reserved for fills
    /// @param uptimeSeconds whole seconds since the start
    /// @param storagePinned bytes of it that are never evicted
    /// @param scrub how the last pass over all that is held ended; empty if none is known of
    /// @param diskFull whether there was no room on the disk when it was looked at last: a person must look
    /// @param uuid by which integrators name the node; empty if it is for none
    record Status(
            String id,
            String version,
            Optional<WorkerId> worker,
            long objectsInCache,
            long storageLimit,
            long storageUsed,
            long storagePinned,
            long uptimeSeconds,
            int downloadsInProgress,
            CatalogStatus catalog,
            AssignmentStatus assignment,
            Optional<ScrubStatus> scrub,
            boolean diskFull,
            Optional<NodeUuid> uuid) {}

    /// @param url address of the catalogue without credentials
    /// @param blocksProcessed 0 while unknown
    /// @param version empty while unknown
    record CatalogStatus(String url, long blocksProcessed, String version) {}

    /// What reading everything again has shown.
    ///
    /// @param objects that were looked at
    /// @param bytes that were read
    /// @param groupsBad groups of 64 KiB that were found wrong
    /// @param groupsHealed those of them that are right again
    /// @param dropped objects that could not be healed
    record ScrubStatus(Instant endedAt, long objects, long bytes, long groupsBad, long groupsHealed, long dropped) {}

    /// How far what is held agrees with what the network gives us.
    ///
    /// @param followedAt when an answer of the network was followed last; empty if none was since the start
    /// @param doubted whether the newest answer confirmed too little to be followed: a person must look
    /// @param held objects held at the newest answer and not refused before
    /// @param confirmed those of them that were ours by that answer
    /// @param refused held objects that are not served any more, until they are deleted
    record AssignmentStatus(Optional<Instant> followedAt, boolean doubted, long held, long confirmed, long refused) {}
}
