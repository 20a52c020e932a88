package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.BucketNames.FullName;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.ObjectName;

/// Changes of objects that are there.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class EditRows {

    private final EditObjects editing;
    private final FindBuckets buckets;

    EditRows(EditObjects editing, FindBuckets buckets) {
        this.editing = editing;
        this.buckets = buckets;
    }

    Answer rename(ObjectPath path, Message message) {
        ObjectName to = ObjectPaths.name(message.name());
        return switch (editing.rename(path.bucket(), path.name(), to)) {
            case ObjectOutcome.Done _ -> Answers.done();
            case ObjectOutcome.Refused(StoreRefusal.SameName _) ->
                throw Refused.invalid("cannot rename " + path + " to self, nothing to do");
            case ObjectOutcome.Refused(StoreRefusal.ReadOnly _) ->
                throw Refused.unsupported("cannot rename " + path + ": the network has it");
            case ObjectOutcome.Refused(var why) -> throw path.refused(why);
        };
    }

    Answer copy(Call call, ObjectPath path) {
        FullName to = BucketNames.fullName(call.query().find("object_to").orElse(""));
        path.done(editing.copy(
                new Place(path.bucket(), path.name()), new Place(to.bucket(), ObjectPaths.name(to.object()))));
        return Answers.done();
    }

    Answer delete(ObjectPath path) {
        return switch (editing.delete(path.bucket(), path.name())) {
            case ObjectOutcome.Done _ -> Answers.done();
            case ObjectOutcome.Refused(StoreRefusal.NoObject _) -> throw new Refused(404, "", path + " doesn't exist");
            case ObjectOutcome.Refused(var why) -> throw path.refused(why);
        };
    }

    Answer evict(Call call, ObjectPath path) {
        call.requireOperator();
        Message message = call.message();
        if (message.value().isPresent()) {
            throw Refused.invalid(message.action() + " of one object takes no value");
        }
        path.done(editing.evict(path.bucket(), path.name()));
        return Answers.done();
    }

    /// Custom properties.
    Answer attach(Call call, ObjectPath path) {
        Message message = call.message();
        if (!message.action().isEmpty()) {
            throw message.unknown();
        }
        Fields fields = message.fields();
        Map<String, String> entries = new TreeMap<>();
        fields.names().forEach(name -> entries.put(name, fields.textOrEmpty(name)));
        path.done(editing.attach(
                new Place(path.bucket(), path.name()), entries, call.query().isSet("set-new-custom")));
        return Answers.done();
    }

    /// Who reads and who writes do not wait for each other, so that no object is ever locked.
    Answer checkLock(ObjectPath path) {
        if (buckets.find(path.bucket()).isEmpty()) {
            throw path.refused(new StoreRefusal.NoBucket(path.bucket()));
        }
        return Answers.done();
    }
}
