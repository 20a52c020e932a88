package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;

/// Keeps drafts as long as the test lasts.
public final class InMemoryDraftStore implements DraftStore {

    private final InMemoryObjectStore store;
    private final Map<DraftId, Pieces> drafts = new LinkedHashMap<>();
    private long last;

    InMemoryDraftStore(InMemoryObjectStore store) {
        this.store = store;
    }

    private record Pieces(Draft draft, NavigableMap<Integer, Content> pieces, Instant touched) {}

    private record Content(Piece piece, ByteBuffer bytes) {}

    void takeFrom(InMemoryDraftStore other) {
        drafts.putAll(other.drafts);
        last = other.last;
    }

    void retain(Set<StoreBucketId> buckets) {
        drafts.values().removeIf(pieces -> !buckets.contains(pieces.draft.bucket()));
    }

    long bytes() {
        return drafts.values().stream()
                .flatMap(pieces -> pieces.pieces.values().stream())
                .mapToLong(content -> content.bytes.capacity())
                .sum();
    }

    @Override
    public Optional<Draft> begin(StoreBucketId bucket, ObjectName name, CustomMetadata custom) {
        synchronized (store) {
            if (!store.isThere(bucket)) {
                return Optional.empty();
            }
            last++;
            Draft draft = new Draft(new DraftId("draft-%08d".formatted(last)), bucket, name, custom);
            drafts.put(draft.id(), new Pieces(draft, new TreeMap<>(), store.now()));
            return Optional.of(draft);
        }
    }

    @Override
    public Optional<Draft> find(StoreBucketId bucket, DraftId id) {
        synchronized (store) {
            return Optional.ofNullable(drafts.get(id))
                    .map(Pieces::draft)
                    .filter(draft -> draft.bucket().equals(bucket));
        }
    }

    public boolean isEmpty() {
        return drafts.isEmpty();
    }

    @Override
    public void discardUntouched(Instant before) {
        synchronized (store) {
            drafts.values().removeIf(pieces -> pieces.touched.isBefore(before));
        }
    }

    @Override
    public List<Piece> pieces(Draft draft) {
        synchronized (store) {
            return Optional.ofNullable(drafts.get(draft.id()))
                    .map(pieces ->
                            pieces.pieces.values().stream().map(Content::piece).toList())
                    .orElseGet(List::of);
        }
    }

    @Override
    public PieceWriter write(Draft draft, int number) {
        return new Writing(draft.id(), number);
    }

    @Override
    public Optional<ObjectBytes> open(Draft draft, int number) {
        synchronized (store) {
            return Optional.ofNullable(drafts.get(draft.id()))
                    .map(pieces -> pieces.pieces.get(number))
                    .map(content -> new ArrayBytes(content.bytes));
        }
    }

    @Override
    public boolean discard(Draft draft) {
        synchronized (store) {
            return drafts.remove(draft.id()) != null;
        }
    }

    /// Damages a piece.
    public void damage(DraftId draft, int number) {
        synchronized (store) {
            drafts.computeIfPresent(draft, (_, before) -> {
                NavigableMap<Integer, Content> next = new TreeMap<>(before.pieces);
                next.computeIfPresent(
                        number, (_, piece) -> new Content(piece.piece, ByteBuffer.allocate(piece.bytes.capacity())));
                return new Pieces(before.draft, next, before.touched);
            });
        }
    }

    private final class Writing extends InMemoryWriter implements PieceWriter {

        private final DraftId draft;
        private final int number;

        Writing(DraftId draft, int number) {
            super(store);
            this.draft = draft;
            this.number = number;
        }

        @Override
        public Kept keep(Checksum checksum) {
            byte[] bytes = end();
            synchronized (store) {
                Pieces pieces = drafts.get(draft);
                if (pieces == null) {
                    return Kept.NO_DRAFT;
                }
                NavigableMap<Integer, Content> next = new TreeMap<>(pieces.pieces);
                next.put(number, new Content(new Piece(number, bytes.length, checksum), ByteBuffer.wrap(bytes)));
                drafts.put(draft, new Pieces(pieces.draft, next, store.now()));
                return Kept.KEPT;
            }
        }
    }
}
