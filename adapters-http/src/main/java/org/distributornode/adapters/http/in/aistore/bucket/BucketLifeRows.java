package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.in.aistore.job.Kinds;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;

/// Makes, renames and destroys buckets.
@Singleton
final class BucketLifeRows {

    private final EditBuckets edit;
    private final FindBuckets buckets;
    private final Works works;

    BucketLifeRows(EditBuckets edit, FindBuckets buckets, Works works) {
        this.edit = edit;
        this.buckets = buckets;
        this.works = works;
    }

    Answer create(Call call, StoreBucket bucket) {
        BucketEntry fresh = new BucketEntry(new StoreBucketId(1), bucket, BucketProperties.STANDARD, works.now());
        PropertyChange wanted = PropertyReader.read(call.message().value(), fresh, BucketsResource.isOf2020(call));
        if (wanted.erasureCoding()) {
            throw ErasureCoding.refused(call.message());
        }
        BucketOutcome outcome = edit.create(bucket, wanted.change().apply(BucketProperties.STANDARD));
        if (outcome instanceof BucketOutcome.Refused(StoreRefusal.NoProvider _)) {
            throw new Refused(
                    501, "ErrRemoteBckNotFound", "bucket \"" + bucket + "\" cannot be made: no such backend here");
        }
        Outcomes.done(outcome, call.node());
        return Answers.done();
    }

    Answer destroy(Call call, StoreBucket bucket) {
        if (!bucket.isLocal() && buckets.find(bucket).isEmpty()) {
            throw new Refused(405, "ErrUnsupp", "bucket \"" + bucket + "\" cannot be destroyed: no such backend here");
        }
        Outcomes.done(edit.destroy(bucket), call.node());
        return Answers.done();
    }

    /// Over as soon as it is answered, and told as a job all the same.
    Answer rename(Call call, StoreBucket from, StoreBucket to) {
        return switch (edit.rename(from, to)) {
            case BucketOutcome.Done _ ->
                Answers.text(
                        works.done(Kinds.MOVE_BUCKET, from, Optional.of(to)).id());
            case BucketOutcome.Refused(StoreRefusal.BucketExists(var there)) ->
                throw new Refused(400, "ErrBucketAlreadyExists", "bucket \"" + there + "\" already exists");
            case BucketOutcome.Refused(var why) -> throw StoreErrors.of(why, call.node());
        };
    }

    /// Makes a bucket that something is to be copied to, if it is not there; all may be done in it, also where the
    /// other one is only to be read.
    ///
    /// @return whether it was made
    boolean provide(StoreBucket bucket, BucketEntry like, NodeNames node) {
        if (buckets.find(bucket).isPresent()) {
            return false;
        }
        BucketProperties properties = like.name().isLocal()
                ? like.properties().with(BucketProperties.STANDARD.access())
                : BucketProperties.STANDARD;
        return switch (edit.create(bucket, properties)) {
            case BucketOutcome.Done _ -> true;
            case BucketOutcome.Refused(StoreRefusal.BucketExists _) -> false;
            case BucketOutcome.Refused(var why) -> throw StoreErrors.of(why, node);
        };
    }

    /// Takes back what [#provide] has made.
    void takeBack(StoreBucket bucket, NodeNames node) {
        Outcomes.done(edit.destroy(bucket), node);
    }
}
