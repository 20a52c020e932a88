package org.distributornode.application.service.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.port.store.WebLinks.Content;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// Makes an object of a link. It has `source=web` attached, and the tag of its content where it had one.
///
/// @param pace of all that comes
/// @param patience how long one link may take
record LinkFetch(Shelves shelves, WebLinks web, Pace pace, Duration patience) {

    private static final String SOURCE = "source";
    private static final String WEB = "web";
    private static final String TAG = "ETag";

    /// Answers [StoreRefusal.ObjectExists] if the object is there already with this very content.
    ///
    /// @throws org.distributornode.application.port.origin.OriginFailure if it is worth another try, or forbidden
    ObjectOutcome take(StoreBucket bucket, Links.Link link, DownloadLog.Coming coming) throws InterruptedException {
        Optional<URI> address = link.address();
        if (address.isEmpty() || link.name().isEmpty()) {
            String why = address.isEmpty() ? "is no address" : "makes no name of an object";
            return new ObjectOutcome.Refused(new StoreRefusal.BadLink(link.text(), why));
        }
        return switch (shelves.askLocal(bucket, Permission.WRITE_OBJECT)) {
            case LocalAccess.Refused(var why) -> new ObjectOutcome.Refused(why);
            case LocalAccess.Granted(var entry) ->
                switch (web.open(address.get(), patience)) {
                    case WebLinks.Answer.Refused(var why) ->
                        new ObjectOutcome.Refused(new StoreRefusal.BadLink(link.text(), why));
                    case WebLinks.Answer.Found(Content content) ->
                        take(entry, link.name().get(), content, coming);
                };
        };
    }

    private ObjectOutcome take(BucketEntry bucket, ObjectName name, Content content, DownloadLog.Coming coming)
            throws InterruptedException {
        try (content) {
            coming.from(content.size());
            if (isCurrent(bucket, name, content)) {
                return new ObjectOutcome.Refused(new StoreRefusal.ObjectExists(bucket.name(), name));
            }
            if (content.size() > 0 && !shelves.hasRoom(content.size())) {
                return new ObjectOutcome.Refused(ObjectReceiving.noRoom(shelves.objects()));
            }
            Arrival arrival = new Arrival(name, Checksum.NONE, attached(content), true);
            try (ObjectReceiving object =
                    new ObjectReceiving(new RoomAhead(shelves, content.size()), bucket, arrival)) {
                pour(content, object, coming);
                return object.finish();
            }
        }
    }

    private void pour(Content content, ObjectReceiving object, DownloadLog.Coming coming) throws InterruptedException {
        boolean room = true;
        Optional<ByteBuffer> bytes = content.next();
        while (room && bytes.isPresent()) {
            int count = bytes.get().remaining();
            pace.take(count);
            room = object.write(bytes.get());
            coming.add(count);
            bytes = room ? content.next() : Optional.empty();
        }
    }

    private boolean isCurrent(BucketEntry bucket, ObjectName name, Content content) {
        Optional<StoredObject> present = shelves.objects().find(bucket.id(), name);
        return present.isPresent()
                && content.tag().isPresent()
                && present.get().size() == content.size()
                && present.get().custom().equals(attached(content));
    }

    private static CustomMetadata attached(Content content) {
        Map<String, String> entries = new TreeMap<>(Map.of(SOURCE, WEB));
        content.tag().ifPresent(tag -> entries.put(TAG, tag));
        return CustomMetadata.of(entries).orElseGet(() -> new CustomMetadata(new TreeMap<>(Map.of(SOURCE, WEB))));
    }
}
