package org.distributornode.application.service.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.Piece;
import org.distributornode.application.service.store.DraftReceiving.Part;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;

/// Makes objects of drafts.
public final class Drafts {

    /// About how many bytes a draft takes without its pieces.
    private static final int HEAD = 1024;

    private final Shelves shelves;
    private final DraftStore store;
    private final InstantSource clock;
    private final Duration patience;

    /// @param store has the drafts of the same buckets
    /// @param patience how long a draft stays that nobody goes on with
    public Drafts(Shelves shelves, DraftStore store, InstantSource clock, Duration patience) {
        this.shelves = shelves;
        this.store = store;
        this.clock = clock;
        this.patience = patience;
    }

    /// Forgets drafts that nobody goes on with.
    public void sweep() {
        store.discardUntouched(clock.instant().minus(patience));
    }

    Shelves shelves() {
        return shelves;
    }

    Optional<Draft> begin(BucketEntry bucket, ObjectName name, CustomMetadata custom) {
        new RoomAhead(shelves, 0).expect(HEAD);
        return store.begin(bucket.id(), name, custom);
    }

    /// A draft of just this object.
    Optional<Draft> find(BucketEntry bucket, ObjectName name, String id) {
        return DraftId.parse(id)
                .flatMap(parsed -> store.find(bucket.id(), parsed))
                .filter(draft -> draft.name().equals(name));
    }

    List<Piece> pieces(Draft draft) {
        return store.pieces(draft);
    }

    Optional<ObjectBytes> open(Draft draft, int number) {
        return store.open(draft, number);
    }

    boolean discard(Draft draft) {
        return store.discard(draft);
    }

    /// @param answer what the end means
    <R> DraftReceiving<R> receive(Part part, Function<DraftReceiving.Ending, R> answer) {
        return new DraftReceiving<>(new RoomAhead(shelves, 0), store.write(part.draft(), part.number()), part, answer);
    }

    /// Makes an object of these pieces and forgets the draft. A piece that is not what came is no part of any.
    ///
    /// @param announced what the content is to have; [Checksum#NONE] if nobody knows
    ObjectOutcome complete(BucketEntry bucket, Draft draft, List<Piece> pieces, Checksum announced) {
        Arrival arrival = new Arrival(draft.name(), announced, draft.custom(), true);
        long size = pieces.stream().mapToLong(Piece::size).sum();
        if (!shelves.hasRoom(size)) {
            return new ObjectOutcome.Refused(ObjectReceiving.noRoom(shelves.objects()));
        }
        try (ObjectReceiving content = new ObjectReceiving(new RoomAhead(shelves, size), bucket, arrival)) {
            for (Piece piece : pieces) {
                Optional<StoreRefusal> refusal = pour(bucket, draft, piece, content);
                if (refusal.isPresent()) {
                    return new ObjectOutcome.Refused(refusal.get());
                }
            }
            ObjectOutcome outcome = content.finish();
            if (outcome instanceof ObjectOutcome.Done) {
                discard(draft);
            }
            return outcome;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ObjectOutcome.Refused(new StoreRefusal.Interrupted());
        }
    }

    private Optional<StoreRefusal> pour(BucketEntry bucket, Draft draft, Piece piece, ObjectReceiving content)
            throws InterruptedException {
        Optional<ObjectBytes> bytes = store.open(draft, piece.number());
        if (bytes.isEmpty()) {
            return Optional.of(
                    new StoreRefusal.NoDraft(bucket.name(), draft.id().text()));
        }
        Hashes hashes = new Hashes(ChecksumType.NONE, piece.checksum());
        try (ObjectBytes open = bytes.get()) {
            boolean whole = Pouring.pour(open, step -> {
                hashes.update(step);
                return content.write(step);
            });
            return hashes.finish()
                    .other()
                    .filter(_ -> whole)
                    .map(actual -> new StoreRefusal.Damaged(bucket.name(), draft.name(), piece.checksum(), actual));
        }
    }
}
