package org.distributornode.domain.bucket;

import java.util.List;

/// A distribution bucket and who operates it.
public record Bucket(BucketId id, List<Operator> operators) {

    public Bucket {
        operators = List.copyOf(operators);
    }

    /// @param active false while the worker is only invited
    public record Operator(WorkerId worker, boolean active) {}

    /// Whether `worker` operates this bucket, an open invitation not counted.
    public boolean isOperatedBy(WorkerId worker) {
        return operators.contains(new Operator(worker, true));
    }
}
