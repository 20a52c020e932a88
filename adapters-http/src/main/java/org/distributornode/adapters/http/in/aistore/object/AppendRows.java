package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Query;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.AppendObject;
import org.distributornode.application.usecase.store.AppendObject.Appended;
import org.distributornode.application.usecase.store.AppendObject.Start;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;

/// PUT of an object piece by piece. In the form of 2020 the first piece begins an empty object; in today's it comes
/// behind the object that is there.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class AppendRows {

    private final AppendObject appending;

    AppendRows(AppendObject appending) {
        this.appending = appending;
    }

    Answer put(Call call, ObjectPath path) {
        Query query = call.query();
        String type = query.findFilled("append_type", "appendty").orElse("");
        String handle = query.findFilled("append_handle", "handle").orElse("");
        return switch (type) {
            case "append" -> append(call, path, handle);
            case "flush" -> flush(call, path, handle);
            default -> throw Refused.invalid("invalid append type \"" + type + "\" (expecting append or flush)");
        };
    }

    private Answer append(Call call, ObjectPath path, String handle) {
        boolean old = call.query().has("appendty");
        Start start = old ? Start.EMPTY : Start.CURRENT;
        return switch (appending.append(path.bucket(), path.name(), handle, start, SentAlong.checksum(call))) {
            case AppendObject.Outcome.Refused(var why) -> throw refused(why, path);
            case AppendObject.Outcome.Begun(var content) ->
                switch (Receiving.receive(call, content)) {
                    case Appended.Refused(var why) -> throw refused(why, path);
                    case Appended.Kept(var next) ->
                        Answers.done().with(old ? "append.handle" : "Ais-Append-Handle", next);
                };
        };
    }

    private Answer flush(Call call, ObjectPath path, String handle) {
        if (handle.isEmpty()) {
            throw Refused.invalid("invalid APPEND handle: it is missing");
        }
        return switch (appending.flush(path.bucket(), path.name(), handle, SentAlong.checksum(call))) {
            case ObjectOutcome.Done _ -> Answers.done();
            case ObjectOutcome.Refused(var why) -> throw refused(why, path);
        };
    }

    private static Refused refused(StoreRefusal why, ObjectPath path) {
        return why instanceof StoreRefusal.NoDraft(var bucket, var handle)
                ? Refused.invalid("invalid APPEND handle \"" + handle + "\" for an object of " + bucket)
                : path.refused(why);
    }
}
