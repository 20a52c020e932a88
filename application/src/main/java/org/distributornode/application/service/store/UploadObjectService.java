package org.distributornode.application.service.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.Piece;
import org.distributornode.application.service.store.DraftReceiving.Ending;
import org.distributornode.application.service.store.DraftReceiving.Part;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.UploadObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;

/// Uploads as drafts; a part is the piece of its number.
public final class UploadObjectService implements UploadObject {

    private final Drafts drafts;

    public UploadObjectService(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Outcome begin(StoreBucket bucket, ObjectName name, CustomMetadata custom) {
        return switch (ask(bucket)) {
            case LocalAccess.Refused(var why) -> new Outcome.Refused(why);
            case LocalAccess.Granted(var entry) ->
                drafts.begin(entry, name, custom)
                        .<Outcome>map(draft -> new Outcome.Begun(draft.id().text()))
                        .orElseGet(() -> new Outcome.Refused(new StoreRefusal.NoBucket(bucket)));
        };
    }

    @Override
    public PartOutcome part(StoreBucket bucket, ObjectName name, String id, int number, Checksum checksum) {
        if (number < LEAST_PART || number > MOST_PART) {
            return new PartOutcome.Refused(new StoreRefusal.OutOfRange("part number", number, LEAST_PART, MOST_PART));
        }
        return switch (ask(bucket)) {
            case LocalAccess.Refused(var why) -> new PartOutcome.Refused(why);
            case LocalAccess.Granted(var entry) -> {
                Optional<Draft> draft = drafts.find(entry, name, id);
                yield draft.isEmpty()
                        ? new PartOutcome.Refused(new StoreRefusal.NoDraft(bucket, id))
                        : new PartOutcome.Begun(part(new Part(entry, draft.get(), number, checksum)));
            }
        };
    }

    private DraftReceiving<PartEnd> part(Part part) {
        return drafts.receive(part, ending -> switch (ending) {
            case Ending.Kept(var checksum) -> new PartEnd.Kept(checksum.value());
            case Ending.Refused(var why) -> new PartEnd.Refused(why);
        });
    }

    @Override
    public ObjectOutcome complete(StoreBucket bucket, ObjectName name, String id, List<Integer> numbers) {
        return switch (ask(bucket)) {
            case LocalAccess.Refused(var why) -> new ObjectOutcome.Refused(why);
            case LocalAccess.Granted(var entry) -> {
                Optional<Draft> draft = drafts.find(entry, name, id);
                yield draft.isEmpty()
                        ? new ObjectOutcome.Refused(new StoreRefusal.NoDraft(bucket, id))
                        : complete(entry, draft.get(), new TreeSet<>(numbers));
            }
        };
    }

    /// Parts are numbered without gaps.
    private ObjectOutcome complete(BucketEntry bucket, Draft draft, SortedSet<Integer> numbers) {
        List<Piece> pieces = drafts.pieces(draft);
        Set<Integer> present = pieces.stream().map(Piece::number).collect(Collectors.toUnmodifiableSet());
        if (numbers.isEmpty() || !numbers.equals(present) || numbers.last() != numbers.size()) {
            return new ObjectOutcome.Refused(new StoreRefusal.OtherParts(numbers.size(), present.size()));
        }
        return drafts.complete(bucket, draft, pieces, Checksum.NONE);
    }

    @Override
    public Outcome abort(StoreBucket bucket, ObjectName name, String id) {
        return switch (ask(bucket)) {
            case LocalAccess.Refused(var why) -> new Outcome.Refused(why);
            case LocalAccess.Granted(var entry) ->
                drafts.find(entry, name, id).map(drafts::discard).orElse(false)
                        ? new Outcome.Aborted()
                        : new Outcome.Refused(new StoreRefusal.NoDraft(bucket, id));
        };
    }

    private LocalAccess ask(StoreBucket bucket) {
        return drafts.shelves().askLocal(bucket, Permission.WRITE_OBJECT);
    }
}
