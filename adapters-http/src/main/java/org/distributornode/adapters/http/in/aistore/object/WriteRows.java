package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.StoredObject;

/// PUT of a whole object.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class WriteRows {

    private final WriteObject writing;

    WriteRows(WriteObject writing) {
        this.writing = writing;
    }

    Answer put(Call call, ObjectPath path) {
        Checksum checksum = SentAlong.checksum(call);
        WriteObject.Request request = new WriteObject.Request(
                path.bucket(),
                path.name(),
                Receiving.announced(call),
                checksum,
                SentAlong.custom(call),
                checksum.isPresent() && !call.query().isSet("skip_vc"));
        StoredObject object = switch (writing.begin(request)) {
            case WriteObject.Outcome.Refused(var why) -> throw path.refused(why);
            case WriteObject.Outcome.Unchanged(var present) -> present;
            case WriteObject.Outcome.Begun(var content) -> path.done(Receiving.receive(call, content));
        };
        return Answer.of(200).with(ObjectFields.of(object, object.checksum(), call.dialect()));
    }
}
