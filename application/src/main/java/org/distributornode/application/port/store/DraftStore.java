package org.distributornode.application.port.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.ObjectStore.Writer;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;

/// Keeps the pieces of objects that are not whole yet, from request to request and from run to run, in the buckets
/// of an [ObjectStore] and out of its room. Same promises, same failures.
public interface DraftStore {

    /// Begins a draft; empty if there is no such bucket.
    Optional<Draft> begin(StoreBucketId bucket, ObjectName name, CustomMetadata custom);

    /// Empty if there is none in this bucket, or no more.
    Optional<Draft> find(StoreBucketId bucket, DraftId id);

    /// Discards the drafts, of whatever bucket, to which nothing was written since `before`.
    void discardUntouched(Instant before);

    /// Its pieces in ascending order.
    List<Piece> pieces(Draft draft);

    /// Begins to write a piece that is not there before [PieceWriter#keep]. The caller closes it.
    PieceWriter write(Draft draft, int number);

    /// The bytes of a piece, or empty. The caller closes them.
    Optional<ObjectBytes> open(Draft draft, int number);

    /// Forgets a draft and its pieces; one that is not there is ignored.
    ///
    /// @return whether it was there
    boolean discard(Draft draft);

    /// @param custom what the object will have attached
    record Draft(DraftId id, StoreBucketId bucket, ObjectName name, CustomMetadata custom) {}

    /// @param number at least 0
    /// @param size in bytes
    record Piece(int number, long size, Checksum checksum) {}

    /// A piece on its way in.
    interface PieceWriter extends Writer {

        /// Keeps the piece, in the place of what had its number before.
        ///
        /// @throws IllegalStateException after a write that found no room, or a second time
        Kept keep(Checksum checksum);
    }

    enum Kept {
        KEPT,
        /// The medium has no room for the end of it.
        NO_ROOM,
        /// The draft or its bucket is gone.
        NO_DRAFT
    }
}
