package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.in.aistore.job.WorkId;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreTask;

/// Shows and changes the properties of buckets.
@Singleton
final class PropertyRows {

    private static final String PROPERTIES = "Ais-Bucket-Props";

    private final EditBuckets edit;
    private final RunStoreJobs jobs;

    PropertyRows(EditBuckets edit, RunStoreJobs jobs) {
        this.edit = edit;
        this.jobs = jobs;
    }

    /// In the fields of either form, or of both where nothing tells which is wanted.
    Answer show(Call call, BucketEntry bucket) {
        if (!bucket.properties().allows(Permission.INSPECT_BUCKET)) {
            throw StoreErrors.of(new StoreRefusal.NotAllowed(bucket.name(), Permission.INSPECT_BUCKET), call.node());
        }
        Answer answer = Answers.done();
        if (call.dialect() != Dialect.OF_2020) {
            answer = answer.with(PROPERTIES, PropertiesJson.of(bucket).text());
        }
        if (call.dialect() != Dialect.TODAY) {
            for (var property : PropertiesJson.dotted(bucket).entrySet()) {
                answer = answer.with(property.getKey(), property.getValue());
            }
        }
        return answer;
    }

    Answer set(Call call, BucketEntry bucket) {
        PropertyChange wanted = PropertyReader.read(call.message().value(), bucket, BucketsResource.isOf2020(call));
        if (wanted.erasureCoding()) {
            throw ErasureCoding.refused(call.message());
        }
        return change(call, bucket, wanted.change());
    }

    Answer reset(Call call, BucketEntry bucket) {
        return change(call, bucket, _ -> BucketProperties.STANDARD);
    }

    /// The id of the job that makes or drops copies, also if there is nothing to do.
    Answer copies(Call call, BucketEntry bucket) {
        int copies = copies(call.message().value());
        Mirror mirror =
                copies == 1 ? new Mirror(false, bucket.properties().mirror().copies()) : new Mirror(true, copies);
        return mirrored(call, bucket, was -> was.with(mirror));
    }

    private Answer change(Call call, BucketEntry bucket, UnaryOperator<BucketProperties> change) {
        int before = bucket.properties().mirror().wanted();
        int after = change.apply(bucket.properties()).mirror().wanted();
        if (before != after) {
            return mirrored(call, bucket, change);
        }
        Outcomes.done(edit.change(bucket.name(), change), call.node());
        return Answers.done();
    }

    /// What cannot be followed by copies does not stay.
    private Answer mirrored(Call call, BucketEntry bucket, UnaryOperator<BucketProperties> change) {
        Outcomes.done(edit.change(bucket.name(), change), call.node());
        return switch (jobs.submit(new StoreTask.Mirror(bucket.name()))) {
            case RunStoreJobs.Outcome.Accepted(var job) -> Answers.text(WorkId.of(job));
            case RunStoreJobs.Outcome.Refused(var why) -> {
                Outcomes.done(edit.change(bucket.name(), _ -> bucket.properties()), call.node());
                throw StoreErrors.of(why, call.node());
            }
        };
    }

    /// A number, or the same as text.
    private static int copies(Optional<JsonValue> value) {
        String text = switch (value.orElse(new JsonText(""))) {
            case JsonNumber number -> number.text();
            case JsonText(String digits) -> digits;
            case JsonValue other -> other.text();
        };
        if (!text.matches("-?[0-9]{1,9}")) {
            throw Refused.invalid("invalid num copies: " + text);
        }
        int copies = Integer.parseInt(text);
        if (copies < 1 || copies > Mirror.MOST) {
            throw Refused.invalid("invalid num copies " + copies + ", must be in [1, " + Mirror.MOST + "] range");
        }
        return copies;
    }
}
