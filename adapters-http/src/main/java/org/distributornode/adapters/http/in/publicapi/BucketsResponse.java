package org.distributornode.adapters.http.in.publicapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.jspecify.annotations.Nullable;

/// The buckets as the reference node writes them: one of the two keys.
///
/// @param bucketIds texts, or numbers if all ids are plain ones
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record BucketsResponse(
        @Nullable List<Object> bucketIds, @Nullable Integer allByWorkerId) {

    static BucketsResponse of(BucketSelection selection) {
        return switch (selection) {
            case BucketSelection.AllOfWorker(var worker) -> new BucketsResponse(null, worker.number());
            case BucketSelection.Chosen(var ids) ->
                new BucketsResponse(ids.stream().map(BucketsResponse::spelled).toList(), null);
            case BucketSelection.Nothing _, BucketSelection.Everything _ -> new BucketsResponse(List.of(), null);
        };
    }

    private static Object spelled(BucketId id) {
        if (id.isPlain()) {
            return Long.valueOf(id.text());
        }
        return id.text();
    }
}
