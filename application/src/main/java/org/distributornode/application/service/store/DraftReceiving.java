package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.PieceWriter;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;

/// A piece of a draft on its way.
final class DraftReceiving<R> implements Incoming<R> {

    private final RoomAhead room;
    private final Part part;
    private final PieceWriter piece;
    private final Hashes hashes;
    private final Function<Ending, R> answer;
    private boolean full;

    /// @param checksum what the content is to have; [Checksum#NONE] if nobody knows
    record Part(BucketEntry bucket, Draft draft, int number, Checksum checksum) {}

    sealed interface Ending {

        record Kept(Checksum checksum) implements Ending {}

        record Refused(StoreRefusal why) implements Ending {}
    }

    /// @param answer what the end means
    DraftReceiving(RoomAhead room, PieceWriter piece, Part part, Function<Ending, R> answer) {
        this.room = room;
        this.piece = piece;
        this.part = part;
        this.hashes = new Hashes(part.bucket().properties().checksums().type(), part.checksum());
        this.answer = answer;
    }

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
        return answer.apply(full ? new Ending.Refused(ObjectReceiving.noRoom(room.store())) : end(hashes.finish()));
    }

    private Ending end(Hashes.Result result) {
        if (result.other().isPresent()) {
            return new Ending.Refused(new StoreRefusal.WrongChecksum(
                    part.bucket().name(),
                    part.draft().name(),
                    part.checksum(),
                    result.other().get()));
        }
        return switch (piece.keep(result.kept())) {
            case KEPT -> new Ending.Kept(result.kept());
            case NO_ROOM -> new Ending.Refused(ObjectReceiving.noRoom(room.store()));
            case NO_DRAFT ->
                new Ending.Refused(new StoreRefusal.NoDraft(
                        part.bucket().name(), part.draft().id().text()));
        };
    }

    @Override
    public void close() {
        piece.close();
    }
}
