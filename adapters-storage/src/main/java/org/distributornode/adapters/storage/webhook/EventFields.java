package org.distributornode.adapters.storage.webhook;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.distributornode.domain.event.NodeEvent;

/// The fields of each event as integrators see them: texts and whole numbers. Described in `docs/integration.md`; a
/// field may be added, none is taken away or changed.
final class EventFields {

    private static final String OBJECT = "objectId";
    private static final String REASON = "reason";

    private EventFields() {}

    static Map<String, Object> of(NodeEvent event) {
        return switch (event) {
            case NodeEvent.ObjectCached cached -> cached(cached);
            case NodeEvent.ObjectEvicted evicted -> fields(OBJECT, evicted.id().toString(), "size", evicted.size());
            case NodeEvent.ObjectDropped dropped ->
                fields(OBJECT, dropped.id().toString(), REASON, name(dropped.reason()));
            case NodeEvent.ObjectRejected rejected ->
                fields(OBJECT, rejected.id().toString(), "source", rejected.source());
            case NodeEvent.FillFailed failed -> fields(OBJECT, failed.id().toString(), REASON, failed.reason());
            case NodeEvent.SettingChanged changed ->
                fields("setting", changed.setting(), "before", changed.before(), "after", changed.after());
            case NodeEvent.NodeStarted started -> fields("version", started.version());
            case NodeEvent.StorageMarkPassed passed -> fields("used", passed.used(), "limit", passed.limit());
            case NodeEvent.AssignmentDoubted doubted ->
                fields("held", doubted.held(), "confirmed", doubted.confirmed());
            case NodeEvent.ObjectDenied denied -> fields(OBJECT, denied.id().toString(), REASON, denied.reason());
            case NodeEvent.ObjectAllowed allowed -> fields(OBJECT, allowed.id().toString());
            case NodeEvent.ObjectPinned pinned -> fields(OBJECT, pinned.id().toString());
            case NodeEvent.ObjectUnpinned unpinned ->
                fields(OBJECT, unpinned.id().toString());
            case NodeEvent.ObjectHealed healed -> fields(OBJECT, healed.id().toString(), "groups", healed.groups());
            case NodeEvent.ScrubEnded ended -> scrubbed(ended);
            case NodeEvent.PublicApiStopped _, NodeEvent.PublicApiStarted _, NodeEvent.NodeEnding _ -> fields();
        };
    }

    private static Map<String, Object> cached(NodeEvent.ObjectCached cached) {
        return fields(
                OBJECT,
                cached.object().id().toString(),
                "size",
                cached.object().size(),
                "contentHash",
                cached.object().hash().toString(),
                "mediaType",
                cached.mediaType().toString());
    }

    private static Map<String, Object> scrubbed(NodeEvent.ScrubEnded ended) {
        return fields(
                "objects",
                ended.objects(),
                "bytes",
                ended.bytes(),
                "groupsBad",
                ended.groupsBad(),
                "groupsHealed",
                ended.groupsHealed(),
                "dropped",
                ended.dropped());
    }

    /// What the event is about: `object/` and an id; empty if it is about the node.
    static Optional<String> subject(NodeEvent event) {
        return Optional.ofNullable(of(event).get(OBJECT)).map(id -> "object/" + id);
    }

    private static String name(NodeEvent.DropReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            fields.put(namesAndValues[index].toString(), namesAndValues[index + 1]);
        }
        return fields;
    }
}
