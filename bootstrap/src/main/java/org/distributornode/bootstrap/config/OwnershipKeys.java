package org.distributornode.bootstrap.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.distributornode.bootstrap.config.NodeConfiguration.Endpoints;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;

/// Who the node is and what it distributes: the keys at the root.
final class OwnershipKeys {

    private static final Key<String> ID = Key.of("id", Formats.text());
    private static final Key<List<BucketId>> BUCKETS = Key.of("buckets", ListFormat.buckets());
    private static final Key<Integer> WORKER_ID = Key.of("workerId", Formats.integer(0));
    private static final Key<Integer> SIGNING_KEYS = Key.secret("keys", new SigningKeysFormat());

    static final List<Key<?>> ALL = List.of(ID, BUCKETS, WORKER_ID, SIGNING_KEYS);

    private OwnershipKeys() {}

    static String id(Values values) {
        return values.get(ID);
    }

    static Optional<WorkerId> worker(Values values) {
        return values.find(WORKER_ID).map(WorkerId::new);
    }

    /// Chosen buckets rule over the worker. A catalogue file knows no workers: all it lists is ours.
    static BucketSelection buckets(Values values, Endpoints endpoints) {
        Optional<List<BucketId>> chosen = values.find(BUCKETS);
        if (chosen.isPresent()) {
            return new BucketSelection.Chosen(new LinkedHashSet<>(chosen.get()));
        }
        if (endpoints.catalogFile().isPresent()) {
            return new BucketSelection.Everything();
        }
        Optional<WorkerId> worker = worker(values);
        return worker.isPresent() ? new BucketSelection.AllOfWorker(worker.get()) : new BucketSelection.Nothing();
    }
}
