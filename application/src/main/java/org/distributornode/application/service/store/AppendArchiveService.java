package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.service.store.ArchiveShelf.Begun;
import org.distributornode.application.service.store.ArchiveShelf.Place;
import org.distributornode.application.service.store.DraftReceiving.Ending;
import org.distributornode.application.service.store.DraftReceiving.Part;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.AppendArchive;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.Permission;

/// Takes a file as a draft first, so that nobody waits for a slow client; then one after the other goes into an
/// archive.
public final class AppendArchiveService implements AppendArchive {

    private static final int TRIES = 3;
    private static final int TURNS = 64;
    private static final int PIECE = 1;

    private final ArchiveShelf shelf;
    private final Drafts drafts;
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toList();

    public AppendArchiveService(Drafts drafts, ReadObject reading, Archives archives) {
        this.shelf = new ArchiveShelf(drafts.shelves(), reading, archives);
        this.drafts = drafts;
    }

    @Override
    public Outcome begin(Request request) {
        return switch (shelf.shelves().askLocal(request.bucket(), Permission.APPEND_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Outcome.Refused(why);
            case LocalAccess.Granted(var entry) ->
                drafts.begin(entry, request.archive(), CustomMetadata.NONE)
                        .<Outcome>map(draft -> new Outcome.Begun(new FileReceiving(entry, draft, request)))
                        .orElseGet(() -> new Outcome.Refused(new StoreRefusal.NoBucket(request.bucket())));
        };
    }

    private ObjectOutcome append(BucketEntry bucket, Draft draft, Request request) {
        Place place = new Place(bucket, request.archive(), request.format());
        ReentrantLock turn = turns.get(Math.floorMod(request.archive().hashCode(), TURNS));
        try {
            turn.lockInterruptibly();
            try {
                ObjectOutcome outcome = once(place, draft, request);
                for (int tries = 1; tries < TRIES && isBusy(outcome); tries++) {
                    outcome = once(place, draft, request);
                }
                return outcome;
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ObjectOutcome.Refused(new StoreRefusal.Interrupted());
        }
    }

    /// The archive is another one by now, or one that was not there.
    private static boolean isBusy(ObjectOutcome outcome) {
        return outcome instanceof ObjectOutcome.Refused(StoreRefusal.Busy _);
    }

    private ObjectOutcome once(Place place, Draft draft, Request request) throws InterruptedException {
        Optional<ObjectBytes> file = drafts.open(draft, PIECE);
        if (file.isEmpty()) {
            return new ObjectOutcome.Refused(
                    new StoreRefusal.NoDraft(request.bucket(), draft.id().text()));
        }
        try (ObjectBytes bytes = file.get()) {
            return switch (shelf.after(place, Optional.of(request.file()))) {
                case Begun.Refused(var why) -> new ObjectOutcome.Refused(why);
                case Begun.Open(var archive) -> end(archive, bytes, request);
            };
        }
    }

    private static ObjectOutcome end(ArchiveReceiving archive, ObjectBytes bytes, Request request)
            throws InterruptedException {
        try (archive) {
            archive.add(request.file().text(), bytes);
            ObjectOutcome outcome = archive.finish();
            return outcome instanceof ObjectOutcome.Refused(StoreRefusal.ObjectExists _)
                    ? new ObjectOutcome.Refused(new StoreRefusal.Busy(request.bucket(), request.archive()))
                    : outcome;
        }
    }

    /// A file on its way into a draft.
    private final class FileReceiving implements Incoming<ObjectOutcome> {

        private final Draft draft;
        private final DraftReceiving<ObjectOutcome> piece;

        FileReceiving(BucketEntry bucket, Draft draft, Request request) {
            this.draft = draft;
            this.piece = drafts.receive(new Part(bucket, draft, PIECE, request.checksum()), ending -> switch (ending) {
                case Ending.Kept _ -> append(bucket, draft, request);
                case Ending.Refused(var why) -> new ObjectOutcome.Refused(why);
            });
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            return piece.write(bytes);
        }

        @Override
        public ObjectOutcome finish() {
            return piece.finish();
        }

        @Override
        public void close() {
            piece.close();
            drafts.discard(draft);
        }
    }
}
