package org.distributornode.adapters.http.testserver;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;

/// Settings of a node that is configured for worker 1 and all its buckets.
public final class FakeSettings implements ChangeSettings {

    private static final NodeSettings CONFIGURED = new NodeSettings(Optional.of(new WorkerId(1)), Optional.empty());

    private final AtomicReference<NodeSettings> ruling = new AtomicReference<>(CONFIGURED);

    @Override
    public NodeSettings current() {
        return ruling.get();
    }

    @Override
    public NodeSettings configured() {
        return CONFIGURED;
    }

    @Override
    public Changed setWorker(WorkerId worker) {
        return change(current().withWorker(worker));
    }

    @Override
    public Changed setBuckets(Optional<BucketSelection.Chosen> buckets) {
        return change(current().withBuckets(buckets));
    }

    @Override
    public Changed reset() {
        return change(CONFIGURED);
    }

    private Changed change(NodeSettings to) {
        return new Changed(ruling.getAndSet(to), to);
    }
}
