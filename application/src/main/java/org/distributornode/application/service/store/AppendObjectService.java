package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.Piece;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.service.store.DraftReceiving.Ending;
import org.distributornode.application.service.store.DraftReceiving.Part;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.AppendObject;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// Appends as drafts. A handle is the id of the draft, a dot and the number of the next piece, so that what is tried
/// again takes the place of the first try. Piece 0 is what the object had before.
public final class AppendObjectService implements AppendObject {

    private static final int REMEMBERED = 1000;
    private static final Pattern HANDLE = Pattern.compile("([A-Za-z0-9_-]{8,32})\\.([1-9][0-9]{0,8})");

    private final Drafts drafts;
    private final Map<String, StoredObject> flushed = new LinkedHashMap<>();

    public AppendObjectService(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Outcome append(StoreBucket bucket, ObjectName name, String handle, Start start, Checksum checksum) {
        return switch (drafts.shelves().askLocal(bucket, Permission.APPEND_OBJECT)) {
            case LocalAccess.Refused(var why) -> new Outcome.Refused(why);
            case LocalAccess.Granted(var entry) ->
                handle.isEmpty() ? begin(entry, name, start, checksum) : goOn(entry, name, handle, checksum);
        };
    }

    private Outcome goOn(BucketEntry bucket, ObjectName name, String handle, Checksum checksum) {
        Matcher matcher = HANDLE.matcher(handle);
        Optional<Draft> draft = matcher.matches() ? drafts.find(bucket, name, matcher.group(1)) : Optional.empty();
        return draft.isEmpty()
                ? new Outcome.Refused(new StoreRefusal.NoDraft(bucket.name(), handle))
                : new Outcome.Begun(piece(new Part(bucket, draft.get(), Integer.parseInt(matcher.group(2)), checksum)));
    }

    private Outcome begin(BucketEntry bucket, ObjectName name, Start start, Checksum checksum) {
        Optional<Opened> current = switch (start) {
            case EMPTY -> Optional.empty();
            case CURRENT -> drafts.shelves().objects().open(bucket.id(), name);
        };
        try (Opened before = current.orElse(null)) {
            CustomMetadata custom =
                    before == null ? CustomMetadata.NONE : before.object().custom();
            Optional<Draft> draft = drafts.begin(bucket, name, custom);
            if (draft.isEmpty()) {
                return new Outcome.Refused(new StoreRefusal.NoBucket(bucket.name()));
            }
            Optional<StoreRefusal> refusal = before == null ? Optional.empty() : take(bucket, draft.get(), before);
            if (refusal.isPresent()) {
                drafts.discard(draft.get());
                return new Outcome.Refused(refusal.get());
            }
            return new Outcome.Begun(new FirstPiece(draft.get(), piece(new Part(bucket, draft.get(), 1, checksum))));
        }
    }

    private Optional<StoreRefusal> take(BucketEntry bucket, Draft draft, Opened before) {
        ObjectStore objects = drafts.shelves().objects();
        if (!drafts.shelves().hasRoom(before.object().size())) {
            return Optional.of(ObjectReceiving.noRoom(objects));
        }
        try (DraftReceiving<Appended> piece =
                piece(new Part(bucket, draft, 0, before.object().checksum()))) {
            Pouring.pour(before.bytes(), piece);
            return piece.finish() instanceof Appended.Refused(var why) ? Optional.of(why) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of(new StoreRefusal.Interrupted());
        }
    }

    private DraftReceiving<Appended> piece(Part part) {
        return drafts.receive(part, ending -> switch (ending) {
            case Ending.Kept _ -> new Appended.Kept(part.draft().id() + "." + (part.number() + 1));
            case Ending.Refused(var why) -> new Appended.Refused(why);
        });
    }

    @Override
    public ObjectOutcome flush(StoreBucket bucket, ObjectName name, String handle, Checksum checksum) {
        return switch (drafts.shelves().askLocal(bucket, Permission.APPEND_OBJECT)) {
            case LocalAccess.Refused(var why) -> new ObjectOutcome.Refused(why);
            case LocalAccess.Granted(var entry) -> flush(entry, name, handle, checksum);
        };
    }

    private ObjectOutcome flush(BucketEntry bucket, ObjectName name, String handle, Checksum checksum) {
        Matcher matcher = HANDLE.matcher(handle);
        Optional<Draft> draft = matcher.matches() ? drafts.find(bucket, name, matcher.group(1)) : Optional.empty();
        if (draft.isEmpty()) {
            return remembered(bucket.id() + "/" + name + "/" + handle)
                    .<ObjectOutcome>map(ObjectOutcome.Done::new)
                    .orElseGet(() -> new ObjectOutcome.Refused(new StoreRefusal.NoDraft(bucket.name(), handle)));
        }
        int end = Integer.parseInt(matcher.group(2));
        List<Piece> pieces = drafts.pieces(draft.get()).stream()
                .filter(piece -> piece.number() < end)
                .toList();
        ObjectOutcome outcome = drafts.complete(bucket, draft.get(), pieces, checksum);
        if (outcome instanceof ObjectOutcome.Done(var object)) {
            remember(bucket.id() + "/" + name + "/" + handle, object);
        }
        return outcome;
    }

    private Optional<StoredObject> remembered(String key) {
        synchronized (flushed) {
            return Optional.ofNullable(flushed.get(key));
        }
    }

    private void remember(String key, StoredObject object) {
        synchronized (flushed) {
            flushed.put(key, object);
            if (flushed.size() > REMEMBERED) {
                flushed.remove(flushed.keySet().iterator().next());
            }
        }
    }

    /// Nobody has a handle of its draft until it is kept.
    private final class FirstPiece implements Incoming<Appended> {

        private final Draft draft;
        private final DraftReceiving<Appended> piece;
        private boolean kept;

        FirstPiece(Draft draft, DraftReceiving<Appended> piece) {
            this.draft = draft;
            this.piece = piece;
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            return piece.write(bytes);
        }

        @Override
        public Appended finish() {
            Appended appended = piece.finish();
            kept = appended instanceof Appended.Kept;
            return appended;
        }

        @Override
        public void close() {
            piece.close();
            if (!kept) {
                drafts.discard(draft);
            }
        }
    }
}
