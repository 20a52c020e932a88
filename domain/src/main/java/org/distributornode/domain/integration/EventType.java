package org.distributornode.domain.integration;

import java.util.Optional;
import org.distributornode.domain.event.NodeEvent;

/// What integrators are told of. A name, once given, keeps its meaning and its fields; a changed one ends in `v2`.
public enum EventType {
    OBJECT_CACHED("object.cached"),
    OBJECT_EVICTED("object.evicted"),
    OBJECT_DROPPED("object.dropped"),
    OBJECT_REJECTED("object.rejected"),
    OBJECT_FILL_FAILED("object.fill-failed"),
    OBJECT_DENIED("object.denied"),
    OBJECT_ALLOWED("object.allowed"),
    OBJECT_PINNED("object.pinned"),
    OBJECT_UNPINNED("object.unpinned"),
    OBJECT_HEALED("object.healed"),
    SETTING_CHANGED("setting.changed"),
    PUBLIC_API_STOPPED("public-api.stopped"),
    PUBLIC_API_STARTED("public-api.started"),
    NODE_STARTED("node.started"),
    NODE_ENDING("node.ending"),
    STORAGE_MARK_PASSED("storage.mark-passed"),
    ASSIGNMENT_DOUBTED("assignment.doubted"),
    SCRUB_ENDED("scrub.ended"),
    /// A test of a webhook, never of the journal.
    WEBHOOK_TESTED("webhook.tested");

    private static final String FAMILY = "org.distributornode.";
    private static final String VERSION = ".v1";

    private final String name;

    EventType(String name) {
        this.name = FAMILY + name + VERSION;
    }

    /// The `type` of CloudEvents 1.0.
    public String text() {
        return name;
    }

    public static Optional<EventType> parse(String text) {
        for (EventType type : values()) {
            if (type.name.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public static EventType of(NodeEvent event) {
        return switch (event) {
            case NodeEvent.ObjectCached _ -> OBJECT_CACHED;
            case NodeEvent.ObjectEvicted _ -> OBJECT_EVICTED;
            case NodeEvent.ObjectDropped _ -> OBJECT_DROPPED;
            case NodeEvent.ObjectRejected _ -> OBJECT_REJECTED;
            case NodeEvent.FillFailed _ -> OBJECT_FILL_FAILED;
            case NodeEvent.ObjectDenied _ -> OBJECT_DENIED;
            case NodeEvent.ObjectAllowed _ -> OBJECT_ALLOWED;
            case NodeEvent.ObjectPinned _ -> OBJECT_PINNED;
            case NodeEvent.ObjectUnpinned _ -> OBJECT_UNPINNED;
            case NodeEvent.ObjectHealed _ -> OBJECT_HEALED;
            case NodeEvent.SettingChanged _ -> SETTING_CHANGED;
            case NodeEvent.PublicApiStopped _ -> PUBLIC_API_STOPPED;
            case NodeEvent.PublicApiStarted _ -> PUBLIC_API_STARTED;
            case NodeEvent.NodeStarted _ -> NODE_STARTED;
            case NodeEvent.NodeEnding _ -> NODE_ENDING;
            case NodeEvent.StorageMarkPassed _ -> STORAGE_MARK_PASSED;
            case NodeEvent.AssignmentDoubted _ -> ASSIGNMENT_DOUBTED;
            case NodeEvent.ScrubEnded _ -> SCRUB_ENDED;
        };
    }
}
