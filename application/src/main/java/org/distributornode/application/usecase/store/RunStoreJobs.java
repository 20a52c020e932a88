package org.distributornode.application.usecase.store;

import org.distributornode.domain.job.Job;
import org.distributornode.domain.store.StoreTask;

/// Long work on buckets, as jobs of the node's one registry
/// ([org.distributornode.application.usecase.job.RunJobs]).
@FunctionalInterface
public interface RunStoreJobs {

    Outcome submit(StoreTask task);

    sealed interface Outcome {

        record Accepted(Job job) implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }
}
