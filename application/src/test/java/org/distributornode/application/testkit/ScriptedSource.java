package org.distributornode.application.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// What one source holds and how it behaves, guarded by its origin's lock.
final class ScriptedSource {

    final Source source;
    long granted;
    int waiting;

    /// How often those who wait here were let go.
    long releases;

    private final Map<DataObjectId, byte[]> contents = new HashMap<>();
    private boolean scripted;
    private Script script = new Script(List.of());

    ScriptedSource(Source source) {
        this.source = source;
    }

    void holds(DataObjectId object, byte[] bytes) {
        contents.put(object, bytes.clone());
    }

    void follow(List<Step> steps) {
        scripted = true;
        script = new Script(steps);
        releases++;
    }

    void release() {
        script.removeHolds();
        releases++;
    }

    Script script() {
        return script;
    }

    void failIfScripted() {
        for (Script.Entry entry : script.entries()) {
            if (entry.step() instanceof Step.Fails(var kind)) {
                script.done(entry);
                throw new OriginFailure(kind, source + " fails by script");
            }
        }
    }

    byte[] bytesOf(DataObject object) {
        byte[] bytes = contents.get(object.id());
        if (bytes == null) {
            boolean known = scripted || !contents.isEmpty();
            throw new OriginFailure(
                    known ? OriginFailure.Kind.LACKS_OBJECT : OriginFailure.Kind.UNREACHABLE,
                    source + " has no object " + object.id());
        }
        if (bytes.length != object.size()) {
            throw new OriginFailure(OriginFailure.Kind.OTHER_OBJECT, source + " has another " + object.id());
        }
        return bytes;
    }
}
