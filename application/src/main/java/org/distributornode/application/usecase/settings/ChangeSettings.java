package org.distributornode.application.usecase.settings;

import java.util.Optional;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;

/// Changes who operates this node and what it distributes. A change outlives restarts and wins until the configured
/// value itself is changed. It is kept before it rules: if it cannot be kept, a `PortFailure` is thrown and nothing
/// has changed. Look-ups follow it from the next request on, and an assignment run begins at once.
public interface ChangeSettings {

    /// What rules now.
    NodeSettings current();

    /// What the configuration says, and what rules after [#reset()].
    NodeSettings configured();

    Changed setWorker(WorkerId worker);

    /// @param buckets empty: all that the worker operates
    Changed setBuckets(Optional<BucketSelection.Chosen> buckets);

    /// Takes all changes back, so that the configured values rule.
    Changed reset();

    /// @param before what ruled until now
    /// @param after what rules from now on; the same if nothing changed
    record Changed(NodeSettings before, NodeSettings after) {}
}
