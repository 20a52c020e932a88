package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.WorkerId;
import org.jspecify.annotations.Nullable;

/// A distribution bucket as the query node tells of it.
@Serdeable
record DistributionBucket(String id, @Nullable Boolean distributing, List<Operator> operators) {

    private static final String ACTIVE = "ACTIVE";

    @Serdeable
    record Operator(int workerId, String status) {

        private boolean isActive() {
            return status.equals(ACTIVE);
        }
    }

    /// A bag's place in a bucket.
    @Serdeable
    record Join(DistributionBucket distributionBucket) {}

    /// The buckets of these that have ids which somebody could configure, and that distribute if that is asked
    /// for.
    static List<Bucket> buckets(List<Join> joins, Distributing rule) {
        return joins.stream()
                .map(Join::distributionBucket)
                .filter(rule::admits)
                .flatMap(bucket -> bucket.bucket().stream())
                .toList();
    }

    private Optional<Bucket> bucket() {
        return BucketId.parse(id).map(parsed -> new Bucket(parsed, operatorsOf()));
    }

    private List<Bucket.Operator> operatorsOf() {
        return operators.stream()
                .filter(operator -> operator.workerId() >= 0)
                .map(operator -> new Bucket.Operator(new WorkerId(operator.workerId()), operator.isActive()))
                .toList();
    }
}
