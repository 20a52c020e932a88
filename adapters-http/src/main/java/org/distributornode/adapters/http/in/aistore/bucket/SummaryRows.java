package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.job.Kinds;
import org.distributornode.adapters.http.in.aistore.job.Work;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.StoreBucket;

/// Tells how much is in buckets, in two steps: the first request is answered with an id, one with that id by the sums,
/// as they are then.
@Singleton
final class SummaryRows {

    private static final String ID = "Ais-Xaction-Id";
    private static final String SUMMARY = "Ais-Bucket-Summ";

    private final FindBuckets buckets;
    private final Works works;

    SummaryRows(FindBuckets buckets, Works works) {
        this.buckets = buckets;
        this.works = works;
    }

    /// @param bucket absent: all there are
    Answer summarise(Call call, Optional<BucketEntry> bucket) {
        Fields wanted = call.message().fields();
        String uuid = wanted.textOrEmpty("uuid");
        if (uuid.isEmpty()) {
            Answer first = Answers.text(begin(bucket).id());
            return new Answer(202, first.headers(), first.body());
        }
        check(uuid, bucket.map(BucketEntry::name));
        String prefix = wanted.textOrEmpty("prefix");
        List<BucketEntry> asked = bucket.map(List::of).orElseGet(buckets::all);
        return Answers.json(new JsonArray(asked.stream()
                .flatMap(entry -> json(call, entry, prefix).stream())
                .toList()));
    }

    /// Beside the properties of a bucket.
    ///
    /// @param shown the answer without a summary
    Answer describe(Call call, BucketEntry bucket, Answer shown) {
        Optional<String> uuid = call.query().findFilled("uuid");
        if (uuid.isEmpty()) {
            return new Answer(202, shown.headers(), shown.body())
                    .with(ID, begin(Optional.of(bucket)).id());
        }
        check(uuid.get(), Optional.of(bucket.name()));
        String prefix = call.query().find("prefix").orElse("");
        JsonValue summary = json(call, bucket, prefix).orElseThrow(() -> unknown(uuid.get()));
        return shown.with(ID, uuid.get()).with(SUMMARY, summary.text());
    }

    private Work begin(Optional<BucketEntry> bucket) {
        return bucket.map(entry -> works.done(Kinds.SUMMARY, entry.name(), Optional.empty()))
                .orElseGet(() -> works.done(Kinds.SUMMARY));
    }

    private void check(String uuid, Optional<StoreBucket> bucket) {
        Work work = works.find(uuid).orElseThrow(() -> unknown(uuid));
        if (!work.kind().equals(Kinds.SUMMARY) || !work.bucket().equals(bucket)) {
            throw Refused.invalid("x-" + work.kind() + "[" + uuid + "] is no summary of what is asked for");
        }
    }

    private static Refused unknown(String uuid) {
        return new Refused(404, "", "x-" + Kinds.SUMMARY + "[" + uuid + "] does not exist");
    }

    private Optional<JsonValue> json(Call call, BucketEntry entry, String prefix) {
        return buckets.summarise(entry.name(), prefix)
                .map(sums -> call.dialect() == Dialect.OF_2020
                        ? SummaryJson.of2020(entry.name(), sums, buckets.room())
                        : SummaryJson.today(entry.name(), sums, buckets.room()));
    }
}
