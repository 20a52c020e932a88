package org.distributornode.adapters.filesystem.cache;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// The groups of a file that are written whole, with zeros, before the first piece of them.
///
/// A page cache keeps what one write brings in blocks (on Linux folios), as large as the alignment of its offset
/// allows,
/// for as long as it keeps the pages; and what lies in large ones is sent for less CPU. A source's bytes come in pieces
/// that begin anywhere, and nobody who waits for one of them waits for the rest of a group (ADR 14).
final class BegunGroups {

    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(Proof.GROUP_BYTES).asReadOnlyBuffer();

    private BegunGroups() {}

    /// Those that `piece` begins and does not fill. Of an object of one group none is: it is sent from a copy of its
    /// own.
    static List<ByteSlice> of(ByteSlice piece, long size, Segments present) {
        if (size <= Proof.GROUP_BYTES) {
            return List.of();
        }
        return Stream.of(piece.offset(), piece.end() - 1)
                .map(at -> (int) (at / Proof.GROUP_BYTES))
                .distinct()
                .map(group -> Proof.group(size, group))
                .filter(group -> !piece.covers(group) && !present.overlaps(group))
                .toList();
    }

    static ByteBuffer zeros(ByteSlice group) {
        return ZEROS.slice(0, (int) group.length());
    }
}
