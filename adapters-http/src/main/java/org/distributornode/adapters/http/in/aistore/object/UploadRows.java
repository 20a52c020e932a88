package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.UploadObject;
import org.distributornode.application.usecase.store.UploadObject.PartEnd;

/// Multipart uploads. A part that is sent twice counts once, as it came last.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class UploadRows {

    private final UploadObject uploading;

    UploadRows(UploadObject uploading) {
        this.uploading = uploading;
    }

    Answer begin(Call call, ObjectPath path) {
        return switch (uploading.begin(path.bucket(), path.name(), SentAlong.custom(call))) {
            case UploadObject.Outcome.Begun(var id) -> Answers.text(id);
            case UploadObject.Outcome.Refused(var why) -> throw path.refused(why);
            case UploadObject.Outcome.Aborted _ -> throw new IllegalStateException("aborted before it began");
        };
    }

    Answer part(Call call, ObjectPath path) {
        int number = number(call.query().findFilled("partNumber").orElse(""));
        return switch (uploading.part(path.bucket(), path.name(), id(call), number, SentAlong.checksum(call))) {
            case UploadObject.PartOutcome.Refused(var why) -> throw path.refused(why);
            case UploadObject.PartOutcome.Begun(var content) ->
                switch (Receiving.receive(call, content)) {
                    case PartEnd.Kept(var tag) -> Answers.done().with("ETag", "\"" + tag + "\"");
                    case PartEnd.Refused(var why) -> throw path.refused(why);
                };
        };
    }

    Answer complete(Call call, ObjectPath path, Message message) {
        JsonValue parts = message.value().orElseGet(JsonNull::new);
        if (!(parts instanceof JsonArray(List<JsonValue> items))) {
            throw Refused.invalid("invalid mpt-complete request: expecting an array of parts");
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonValue item : items) {
            long number = Fields.inAnyCase(item)
                    .number("part-number")
                    .orElseThrow(() -> Refused.invalid("invalid mpt-complete request: part-number is missing"));
            numbers.add(Math.clamp(number, -1, Integer.MAX_VALUE));
        }
        path.done(uploading.complete(path.bucket(), path.name(), id(call), numbers));
        return Answers.done();
    }

    Answer abort(Call call, ObjectPath path) {
        return switch (uploading.abort(path.bucket(), path.name(), id(call))) {
            case UploadObject.Outcome.Aborted _ -> Answers.done();
            case UploadObject.Outcome.Refused(var why) -> throw path.refused(why);
            case UploadObject.Outcome.Begun _ -> throw new IllegalStateException("begun instead of aborted");
        };
    }

    private static String id(Call call) {
        return call.query().findFilled("uploadId").orElseThrow(() -> Refused.invalid("uploadId is missing"));
    }

    private static int number(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw Refused.invalid("invalid part number \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
