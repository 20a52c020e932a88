package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.distributornode.application.port.store.DraftStore.Kept;
import org.distributornode.application.port.store.DraftStore.PieceWriter;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;

/// A piece of a draft on its way.
final class DraftReceiving<R> implements Incoming<R> {

    private final RoomAhead room;
    private final PieceWriter piece;
    private final Hashes hashes;
    private final Function<Ending, R> answer;
    private boolean full;

    /// @param answer what the end means
    DraftReceiving(RoomAhead room, PieceWriter piece, ChecksumType type, Function<Ending, R> answer) {
        this.room = room;
        this.piece = piece;
        this.hashes = new Hashes(type, Checksum.NONE);
        this.answer = answer;
    }

    record Ending(Kept kept, Checksum checksum) {}

    @Override
    public boolean write(ByteBuffer bytes) {
        if (!full) {
            hashes.update(bytes);
            room.expect(bytes.remaining());
            full = !piece.write(bytes);
        }
        return !full;
    }

    @Override
    public R finish() {
        Checksum checksum = hashes.finish().kept();
        return answer.apply(new Ending(full ? Kept.NO_ROOM : piece.keep(checksum), checksum));
    }

    @Override
    public void close() {
        piece.close();
    }
}
