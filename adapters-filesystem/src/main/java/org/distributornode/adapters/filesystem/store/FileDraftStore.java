package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;

/// Drafts as folders with a file for each piece, written as objects are.
final class FileDraftStore implements DraftStore {

    private final StoreParts parts;
    private final Map<DraftId, DraftFolder> drafts = new ConcurrentHashMap<>();

    FileDraftStore(StoreParts parts) {
        this.parts = parts;
    }

    void restore(Set<StoreBucketId> buckets) throws IOException {
        for (Mountpath mountpath : parts.mountpaths().all()) {
            takeUp(mountpath, buckets);
        }
    }

    /// Takes up those on a mountpath. One that cannot be read stays where it is.
    void takeUp(Mountpath mountpath, Set<StoreBucketId> buckets) throws IOException {
        for (StoreBucketId bucket : buckets) {
            for (Path folder : Trees.in(mountpath.drafts(bucket))) {
                try {
                    Optional<DraftFolder> draft = DraftFolder.read(mountpath, bucket, folder);
                    draft.ifPresent(found -> drafts.put(found.draft().id(), found));
                    parts.budget().count(draft.map(DraftFolder::bytes).orElse(0L));
                    if (draft.isEmpty()) {
                        parts.remove(mountpath, folder);
                    }
                } catch (IOException e) {
                    StoreFailures.passOver("a draft", folder, e);
                }
            }
        }
    }

    /// Whether there are some on a mountpath.
    boolean areOn(Mountpath mountpath) {
        return drafts.values().stream().anyMatch(found -> found.mountpath().equals(mountpath));
    }

    /// Forgets those on a mountpath that is not in use any more.
    void forget(Mountpath mountpath) {
        drop(found -> found.mountpath().equals(mountpath));
    }

    /// Forgets those of a bucket whose files go with it.
    void drop(StoreBucketId bucket) {
        drop(found -> found.draft().bucket().equals(bucket));
    }

    private void drop(Predicate<DraftFolder> which) {
        drafts.values().removeIf(found -> {
            boolean drop = which.test(found);
            if (drop) {
                parts.budget().giveBack(Math.max(0, found.leave()));
            }
            return drop;
        });
    }

    @Override
    public Optional<Draft> begin(StoreBucketId bucket, ObjectName name, CustomMetadata custom) {
        Optional<BucketIndex> index = parts.bucket(bucket);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        UUID random = UUID.randomUUID();
        DraftId id = new DraftId(random.toString().replace("-", ""));
        Mountpath mountpath = parts.mountpaths().of(random.getLeastSignificantBits());
        Instant now = parts.clock().instant();
        DraftFolder folder = new DraftFolder(new Draft(id, bucket, name, custom), mountpath, now);
        ObjectRecord head = new ObjectRecord(name, 0, Checksum.NONE, 0, now, now, custom, 0);
        try (StagedFile file = parts.stage(mountpath)) {
            return index.get().change(() -> {
                long end = file.end(Trailer.encode(head));
                if (end < 0) {
                    throw StoreFailures.full(folder.path());
                }
                return parts.mountpaths().comingTo(mountpath, () -> {
                    parts.createFolder(mountpath.drafts(bucket));
                    parts.move(file::move, folder.path().resolve(DraftFolder.HEAD));
                    folder.head(end);
                    force(folder);
                    drafts.put(id, folder);
                    return folder.draft();
                });
            });
        } catch (IOException e) {
            throw StoreFailures.of("beginning a draft", folder.path(), e);
        }
    }

    /// One that may be gone after a loss of power is none.
    private void force(DraftFolder folder) throws IOException {
        try {
            parts.disk().forceFolder(folder.path());
        } catch (IOException e) {
            parts.budget().giveBack(folder.leave());
            Trees.delete(folder.path());
            throw e;
        }
    }

    @Override
    public Optional<Draft> find(StoreBucketId bucket, DraftId id) {
        return Optional.ofNullable(drafts.get(id))
                .map(DraftFolder::draft)
                .filter(draft -> draft.bucket().equals(bucket));
    }

    @Override
    public void discardUntouched(Instant before) {
        drafts.values().stream().filter(found -> found.untouchedSince(before)).forEach(found -> discard(found.draft()));
    }

    @Override
    public List<Piece> pieces(Draft draft) {
        return folder(draft).map(DraftFolder::pieces).orElseGet(List::of);
    }

    @Override
    public PieceWriter write(Draft draft, int number) {
        DraftFolder folder = folder(draft).orElseGet(() -> gone(draft));
        return new FilePiece(parts.stage(folder.mountpath()), folder, number);
    }

    @Override
    public Optional<ObjectBytes> open(Draft draft, int number) {
        Optional<DraftFolder> folder = folder(draft);
        Optional<Piece> piece = folder.flatMap(found -> found.piece(number));
        if (piece.isEmpty()) {
            return Optional.empty();
        }
        Path path = folder.get().path(number);
        try {
            return Optional.of(ObjectFileBytes.open(path, piece.get().size()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFailures.of("opening a piece", path, e);
        }
    }

    @Override
    public boolean discard(Draft draft) {
        DraftFolder folder = drafts.remove(draft.id());
        long bytes = folder == null ? -1 : folder.leave();
        if (folder == null || bytes < 0) {
            return false;
        }
        try {
            parts.remove(folder.mountpath(), folder.path());
        } catch (IOException e) {
            throw StoreFailures.of("discarding a draft", folder.path(), e);
        }
        parts.budget().giveBack(bytes);
        return true;
    }

    private Optional<DraftFolder> folder(Draft draft) {
        return Optional.ofNullable(drafts.get(draft.id()));
    }

    private DraftFolder gone(Draft draft) {
        DraftFolder folder = new DraftFolder(draft, parts.mountpaths().all().getFirst(), Instant.EPOCH);
        folder.leave();
        return folder;
    }

    private final class FilePiece implements PieceWriter {

        private final StagedFile file;
        private final DraftFolder folder;
        private final int number;

        FilePiece(StagedFile file, DraftFolder folder, int number) {
            this.file = file;
            this.folder = folder;
            this.number = number;
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            return file.write(bytes);
        }

        @Override
        public long written() {
            return file.written();
        }

        @Override
        public Kept keep(Checksum checksum) {
            try {
                return keepFile(checksum);
            } catch (IOException e) {
                throw StoreFailures.of("storing a piece", folder.path(), e);
            }
        }

        private Kept keepFile(Checksum checksum) throws IOException {
            Instant now = parts.clock().instant();
            Piece piece = new Piece(number, file.written(), checksum);
            long end = file.end(Trailer.encode(
                    new ObjectRecord(folder.name(), piece.size(), checksum, 0, now, now, CustomMetadata.NONE, 0)));
            if (end < 0) {
                return Kept.NO_ROOM;
            }
            long before = parts.mountpaths()
                    .using(
                            folder.mountpath(),
                            () -> folder.keep(piece, end, () -> {
                                file.move(folder.path(number));
                                return now;
                            }));
            if (before < 0) {
                return Kept.NO_DRAFT;
            }
            parts.budget().giveBack(before);
            parts.disk().forceFolder(folder.path());
            return Kept.KEPT;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
