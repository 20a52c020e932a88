package org.distributornode.adapters.http.in.operator;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies that [OperatorBody] reads, as the OpenAPI document shows them.
interface RequestForms {

    @Introspected
    record WorkerForm(int workerId) {}

    /// @param buckets absent for all buckets of the worker
    @Introspected
    record BucketsForm(@Nullable List<String> buckets) {}

    @Introspected
    record DenialForm(@Nullable String reason) {}

    /// @param objects absent for all that are held
    @Introspected
    record JobForm(String kind, @Nullable List<String> objects) {}
}
