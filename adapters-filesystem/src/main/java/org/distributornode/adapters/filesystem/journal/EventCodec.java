package org.distributornode.adapters.filesystem.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;

/// Numbered events as payloads. A kind, once given, is never given to another event.
final class EventCodec {

    private static final int CACHED = 1;
    private static final int EVICTED = 2;
    private static final int DROPPED = 3;
    private static final int REJECTED = 4;
    private static final int FILL_FAILED = 5;
    private static final int SETTING_CHANGED = 6;
    private static final int API_STOPPED = 7;
    private static final int API_STARTED = 8;
    private static final int NODE_STARTED = 9;
    private static final int NODE_ENDING = 10;
    private static final int MARK_PASSED = 11;
    private static final int ASSIGNMENT_DOUBTED = 12;
    private static final int DENIED = 13;
    private static final int ALLOWED = 14;
    private static final int PINNED = 15;
    private static final int UNPINNED = 16;
    private static final int HEALED = 17;
    private static final int SCRUB_ENDED = 18;

    private static final int ORDINARY_BYTES = 160;

    private EventCodec() {}

    static byte[] encode(long number, NodeEvent event) {
        PayloadWriter payload = new PayloadWriter(ORDINARY_BYTES);
        payload.putByte(kind(event)).putLong(number).putInstant(event.at());
        return switch (event) {
            case NodeEvent.ObjectCached cached -> putCached(payload, cached).toBytes();
            case NodeEvent.ObjectEvicted evicted ->
                payload.putLong(evicted.id().bits()).putLong(evicted.size()).toBytes();
            case NodeEvent.ObjectDropped dropped ->
                payload.putLong(dropped.id().bits())
                        .putByte(DropCodes.code(dropped.reason()))
                        .toBytes();
            case NodeEvent.ObjectRejected rejected ->
                payload.putLong(rejected.id().bits()).putText(rejected.source()).toBytes();
            case NodeEvent.FillFailed failed ->
                payload.putLong(failed.id().bits()).putText(failed.reason()).toBytes();
            case NodeEvent.SettingChanged changed ->
                putChanged(payload, changed).toBytes();
            case NodeEvent.PublicApiStopped _, NodeEvent.PublicApiStarted _, NodeEvent.NodeEnding _ ->
                payload.toBytes();
            case NodeEvent.NodeStarted started ->
                payload.putText(started.version()).toBytes();
            case NodeEvent.StorageMarkPassed passed ->
                payload.putLong(passed.used()).putLong(passed.limit()).toBytes();
            case NodeEvent.AssignmentDoubted doubted ->
                payload.putLong(doubted.held()).putLong(doubted.confirmed()).toBytes();
            case NodeEvent.ObjectDenied denied ->
                payload.putLong(denied.id().bits()).putText(denied.reason()).toBytes();
            case NodeEvent.ObjectAllowed allowed ->
                payload.putLong(allowed.id().bits()).toBytes();
            case NodeEvent.ObjectPinned pinned ->
                payload.putLong(pinned.id().bits()).toBytes();
            case NodeEvent.ObjectUnpinned unpinned ->
                payload.putLong(unpinned.id().bits()).toBytes();
            case NodeEvent.ObjectHealed healed ->
                payload.putLong(healed.id().bits()).putLong(healed.groups()).toBytes();
            case NodeEvent.ScrubEnded ended -> putScrub(payload, ended).toBytes();
        };
    }

    /// The event in `payload`; empty if no event was ever encoded like this.
    ///
    /// @throws CacheFailure if its kind is unknown: a newer version wrote it
    static Optional<Recorded> decode(ByteBuffer payload, String file) {
        PayloadReader reader = new PayloadReader(payload);
        try {
            int kind = reader.takeByte();
            long number = reader.takeLong();
            Instant at = reader.takeInstant();
            NodeEvent event = take(kind, at, reader, file);
            reader.requireEnd();
            return Optional.of(new Recorded(number, event));
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static NodeEvent take(int kind, Instant at, PayloadReader reader, String file) {
        return switch (kind) {
            case CACHED -> takeCached(at, reader);
            case EVICTED -> new NodeEvent.ObjectEvicted(at, takeId(reader), reader.takeLong());
            case DROPPED -> new NodeEvent.ObjectDropped(at, takeId(reader), DropCodes.reason(reader.takeByte()));
            case REJECTED -> new NodeEvent.ObjectRejected(at, takeId(reader), reader.takeText());
            case FILL_FAILED -> new NodeEvent.FillFailed(at, takeId(reader), reader.takeText());
            case SETTING_CHANGED ->
                new NodeEvent.SettingChanged(at, reader.takeText(), reader.takeText(), reader.takeText());
            case API_STOPPED -> new NodeEvent.PublicApiStopped(at);
            case API_STARTED -> new NodeEvent.PublicApiStarted(at);
            case NODE_STARTED -> new NodeEvent.NodeStarted(at, reader.takeText());
            case NODE_ENDING -> new NodeEvent.NodeEnding(at);
            case MARK_PASSED -> new NodeEvent.StorageMarkPassed(at, reader.takeLong(), reader.takeLong());
            case ASSIGNMENT_DOUBTED -> new NodeEvent.AssignmentDoubted(at, reader.takeLong(), reader.takeLong());
            case DENIED -> new NodeEvent.ObjectDenied(at, takeId(reader), reader.takeText());
            case ALLOWED -> new NodeEvent.ObjectAllowed(at, takeId(reader));
            case PINNED -> new NodeEvent.ObjectPinned(at, takeId(reader));
            case UNPINNED -> new NodeEvent.ObjectUnpinned(at, takeId(reader));
            case HEALED -> new NodeEvent.ObjectHealed(at, takeId(reader), reader.takeLong());
            case SCRUB_ENDED ->
                new NodeEvent.ScrubEnded(
                        at,
                        reader.takeLong(),
                        reader.takeLong(),
                        reader.takeLong(),
                        reader.takeLong(),
                        reader.takeLong());
            default ->
                throw new CacheFailure(
                        CacheFailure.Kind.DAMAGED,
                        file + " has an event of kind " + kind + ", which only a newer version of the node knows");
        };
    }

    private static int kind(NodeEvent event) {
        return switch (event) {
            case NodeEvent.ObjectCached _ -> CACHED;
            case NodeEvent.ObjectEvicted _ -> EVICTED;
            case NodeEvent.ObjectDropped _ -> DROPPED;
            case NodeEvent.ObjectRejected _ -> REJECTED;
            case NodeEvent.FillFailed _ -> FILL_FAILED;
            case NodeEvent.SettingChanged _ -> SETTING_CHANGED;
            case NodeEvent.PublicApiStopped _ -> API_STOPPED;
            case NodeEvent.PublicApiStarted _ -> API_STARTED;
            case NodeEvent.NodeStarted _ -> NODE_STARTED;
            case NodeEvent.NodeEnding _ -> NODE_ENDING;
            case NodeEvent.StorageMarkPassed _ -> MARK_PASSED;
            case NodeEvent.AssignmentDoubted _ -> ASSIGNMENT_DOUBTED;
            case NodeEvent.ObjectDenied _ -> DENIED;
            case NodeEvent.ObjectAllowed _ -> ALLOWED;
            case NodeEvent.ObjectPinned _ -> PINNED;
            case NodeEvent.ObjectUnpinned _ -> UNPINNED;
            case NodeEvent.ObjectHealed _ -> HEALED;
            case NodeEvent.ScrubEnded _ -> SCRUB_ENDED;
        };
    }

    private static PayloadWriter putCached(PayloadWriter payload, NodeEvent.ObjectCached cached) {
        DataObject object = cached.object();
        payload.putLong(object.id().bits())
                .putLong(object.size())
                .putHash(object.hash())
                .putText(cached.mediaType().text())
                .putByte(object.declaredType().isPresent() ? 1 : 0);
        object.declaredType().ifPresent(declared -> payload.putText(declared.text()));
        return payload;
    }

    private static PayloadWriter putChanged(PayloadWriter payload, NodeEvent.SettingChanged changed) {
        return payload.putText(changed.setting()).putText(changed.before()).putText(changed.after());
    }

    private static PayloadWriter putScrub(PayloadWriter payload, NodeEvent.ScrubEnded ended) {
        return payload.putLong(ended.objects())
                .putLong(ended.bytes())
                .putLong(ended.groupsBad())
                .putLong(ended.groupsHealed())
                .putLong(ended.dropped());
    }

    private static NodeEvent takeCached(Instant at, PayloadReader reader) {
        DataObjectId id = takeId(reader);
        long size = reader.takeLong();
        var hash = reader.takeHash();
        MediaType mediaType = new MediaType(reader.takeText());
        Optional<MediaType> declared =
                reader.takeByte() == 0 ? Optional.empty() : Optional.of(new MediaType(reader.takeText()));
        return new NodeEvent.ObjectCached(at, new DataObject(id, size, hash, declared), mediaType);
    }

    private static DataObjectId takeId(PayloadReader reader) {
        return new DataObjectId(reader.takeLong());
    }
}
