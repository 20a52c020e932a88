package org.distributornode.adapters.http.in.operator;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.distributornode.adapters.http.in.openapi.Limits;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;
import org.jspecify.annotations.Nullable;

/// The bodies that [OperatorBody] reads, as the OpenAPI document shows them.
interface RequestForms {

    @Introspected
    record WorkerForm(@Limits(most = Integer.MAX_VALUE) int workerId) {}

    /// @param buckets absent for all buckets of the worker
    @Introspected
    record BucketsForm(
            @Limits(fewest = 1, pattern = BucketId.PATTERN) @Nullable
            List<Object> buckets) {}

    @Introspected
    record DenialForm(
            @Limits(longest = EditDenyList.MAX_REASON) @Nullable
            String reason) {}

    /// @param objects one of this, `bag`, `assigned` and `all`; a verify may have none
    /// @param all whatever is held
    /// @param pinnedToo whether a purge of a bag, or of all, takes pinned objects too
    @Introspected
    record JobForm(
            @Limits(oneOf = JobKind.class) String kind,

            @Limits(fewest = 1, pattern = DataObjectId.PATTERN) @Nullable
            List<String> objects,

            @Limits(pattern = BagId.PATTERN) @Nullable String bag,

            @Nullable Boolean assigned,
            @Nullable Boolean all,
            @Nullable Boolean pinnedToo) {}
}
