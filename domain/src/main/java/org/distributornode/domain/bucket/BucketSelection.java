package org.distributornode.domain.bucket;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which buckets this node distributes; decides whether an object is ours.
public sealed interface BucketSelection {

    /// Every bucket that the worker operates.
    record AllOfWorker(WorkerId worker) implements BucketSelection {}

    /// Just these buckets, whoever operates them. Their ids are all plain or all of the form `family:index`.
    record Chosen(Set<BucketId> ids) implements BucketSelection {
        public Chosen {
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("no buckets chosen");
            }
            if (ids.stream().map(BucketId::isPlain).distinct().count() > 1) {
                throw new IllegalArgumentException("plain bucket ids and family:index ids are mixed");
            }
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
        }
    }

    /// Neither worker nor buckets are set: no bucket is ours.
    record Nothing() implements BucketSelection {}

    /// All that the catalogue lists, for catalogues that know no buckets.
    record Everything() implements BucketSelection {}

    /// Whether an object that `buckets` distribute is to be distributed here.
    default boolean covers(Collection<Bucket> buckets) {
        return switch (this) {
            case AllOfWorker(var worker) -> buckets.stream().anyMatch(bucket -> bucket.isOperatedBy(worker));
            case Chosen(var ids) -> buckets.stream().anyMatch(bucket -> ids.contains(bucket.id()));
            case Nothing _ -> false;
            case Everything _ -> true;
        };
    }
}
