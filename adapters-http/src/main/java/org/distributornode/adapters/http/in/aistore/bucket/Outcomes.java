package org.distributornode.adapters.http.in.aistore.bucket;

import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.in.aistore.job.WorkId;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.domain.store.BucketEntry;

/// What use cases answer, in the API's words.
public final class Outcomes {

    private Outcomes() {}

    /// @throws Refused with what the client is told
    static BucketEntry done(BucketOutcome outcome, NodeNames node) {
        return switch (outcome) {
            case BucketOutcome.Done(var bucket) -> bucket;
            case BucketOutcome.Refused(var why) -> throw StoreErrors.of(why, node);
        };
    }

    /// The id of a job that has begun, as text.
    ///
    /// @throws Refused with what the client is told
    public static Answer begun(RunStoreJobs.Outcome outcome, NodeNames node) {
        return switch (outcome) {
            case RunStoreJobs.Outcome.Accepted(var job) -> Answers.text(WorkId.of(job));
            case RunStoreJobs.Outcome.Refused(var why) -> throw StoreErrors.of(why, node);
        };
    }
}
