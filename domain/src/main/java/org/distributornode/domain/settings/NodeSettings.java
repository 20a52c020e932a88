package org.distributornode.domain.settings;

import java.util.Optional;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;

/// What an operator may change while the node runs.
///
/// @param worker who operates this node, if it is set
/// @param buckets what is distributed here; empty: all that the worker operates
public record NodeSettings(Optional<WorkerId> worker, Optional<BucketSelection.Chosen> buckets) {

    /// Neither is set.
    public static final NodeSettings NONE = new NodeSettings(Optional.empty(), Optional.empty());

    public NodeSettings withWorker(WorkerId changed) {
        return new NodeSettings(Optional.of(changed), buckets);
    }

    public NodeSettings withBuckets(Optional<BucketSelection.Chosen> changed) {
        return new NodeSettings(worker, changed);
    }

    /// Which buckets these settings make ours, in a network that knows buckets.
    public BucketSelection selection() {
        Optional<BucketSelection> chosen = buckets.map(BucketSelection.class::cast);
        return chosen.or(() -> worker.map(BucketSelection.AllOfWorker::new)).orElseGet(BucketSelection.Nothing::new);
    }

    /// The same for a catalogue that is a list: it knows no workers, and what it lists is meant for us.
    public BucketSelection selectionFromList() {
        Optional<BucketSelection> chosen = buckets.map(BucketSelection.class::cast);
        return chosen.orElseGet(BucketSelection.Everything::new);
    }
}
