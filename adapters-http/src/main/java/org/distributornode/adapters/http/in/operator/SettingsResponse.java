package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;
import org.jspecify.annotations.Nullable;

/// What the configuration says beside what rules. An absent worker or list of buckets is null.
@Serdeable
record SettingsResponse(Worker workerId, Buckets buckets) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Worker(@Nullable Integer configured, @Nullable Integer ruling) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Buckets(
            @Nullable List<String> configured, @Nullable List<String> ruling) {}

    static SettingsResponse of(NodeSettings configured, NodeSettings ruling) {
        return new SettingsResponse(
                new Worker(worker(configured), worker(ruling)), new Buckets(buckets(configured), buckets(ruling)));
    }

    private static @Nullable Integer worker(NodeSettings settings) {
        return settings.worker().map(WorkerId::number).orElse(null);
    }

    private static @Nullable List<String> buckets(NodeSettings settings) {
        return settings.buckets()
                .map(chosen -> chosen.ids().stream().map(BucketId::text).toList())
                .orElse(null);
    }
}
